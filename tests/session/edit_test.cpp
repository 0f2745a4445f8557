#include <algorithm>
#include <random>

#include <gmock/gmock.h>

#include "base/error.h"
#include "scenario/assumed.h"
#include "scenario/read/examples.h"
#include "session/edit/disk_watch.h"
#include "session/edit/remedy.h"
#include "session/session.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

using namespace homebound;
using namespace homebound::session;
using testing::HasSubstr;

namespace {

constexpr Size edit_page{1200, 800};

class Editing : public testing::Test {
 protected:
  Session session = open(read_document(scenario::built_in()));
  Shown shown{
      Projection::make("equal-earth", LonLat{110, 0}), to_page({{0, 2e6}, 1e7}, edit_page), edit_page, {}};
  double wall = 0;
  test::TemporaryFolder folder;

  Session& tell(const Command& c, std::size_t gesture = 0) {
    session = apply(std::move(session), c, {Seconds(wall), shown, gesture});
    if (!session.refused.empty()) {
      EXPECT_TRUE(in_chinese(session.refused));
    }
    return session;
  }
  // The same, where it must be carried out.
  void edit(const Command& c, std::size_t gesture = 0) { EXPECT_EQ(tell(c, gesture).refused.english, ""); }
  const std::string& text() const { return *session.document.text; }
  const scenario::Scenario& now() const { return *session.document.timeline->scenario; }
  std::size_t flight(const std::string& id) const {
    const auto& flights = now().flights;
    return static_cast<std::size_t>(
        std::find_if(flights.begin(), flights.end(), [&](const auto& f) { return f.id == id; }) -
        flights.begin());
  }
  std::string put(const std::string& name, const std::string& content) {
    test::put(folder / name, content);
    return (folder / name).string();
  }
};

TEST_F(Editing, AFieldSaysWhatIsTyped) {
  edit(edit_of({Sort::flight, flight("CGK-CAN")}, "people", "40"));
  EXPECT_EQ(now().flights[flight("CGK-CAN")].people, 40);
  edit(edit_of({Sort::top, 0}, "title.zh", "四架"));
  EXPECT_EQ(now().title.in(Language::chinese), "四架");
  EXPECT_EQ(now().title.in(Language::english), "Four charters, 10 November 2015");
}

TEST_F(Editing, WhatWouldBeWrongIsRefusedInTheParsersWords) {
  const std::string before = text();
  const EditFields wrong = edit_of({Sort::flight, 0}, "from", "PEKK");
  EXPECT_THAT(problem_of(session, wrong, {Seconds(wall), shown}).value_or(Text{}).english,
              HasSubstr("From of the flight: unknown airport or place 'PEKK'; the nearest are PEK"));
  EXPECT_THAT(tell(wrong).refused.english, HasSubstr("the nearest are PEK"));
  EXPECT_THAT(tell(edit_of({Sort::flight, 0}, "people", "many")).refused.english,
              HasSubstr("a whole number"));
  EXPECT_THAT(tell(edit_of({Sort::flight, 0}, "peple", "1")).refused.english,
              HasSubstr("did you mean 'people'?"));
  EXPECT_THAT(tell(edit_of({Sort::flight, 0}, "depart", "2015-11-10T23:00")).refused.english,
              HasSubstr("arrive"));
  EXPECT_THAT(tell(AddEntry{Sort::scene, {{"title", "x"}}, 99}).refused.english,
              HasSubstr("there is no scene 100"));
  EXPECT_THAT(tell(DeleteEntry{{Sort::flight, 99}}).refused.english, HasSubstr("there is no flight 100"));
  EXPECT_EQ(text(), before);
  EXPECT_TRUE(session.undo.empty());
  EXPECT_EQ(problem_of(session, edit_of({Sort::flight, 0}, "people", "3"), {Seconds(wall), shown}),
            std::nullopt);
}

TEST_F(Editing, WhatIsInUseStaysAndTellsWhoUsesIt) {
  const auto source = [&](const std::string& id) {
    return Entry{Sort::source,
                 static_cast<std::size_t>(std::ranges::find(now().sources, id, &scenario::Source::id) -
                                          now().sources.begin())};
  };
  EXPECT_EQ(tell(DeleteEntry{source("bjnews")}).refused.english,
            "source 'bjnews' is used by flight 'PEK-PNH', flight 'PNH-PEK', flight 'PNH-HGH', figure "
            "'landing-time' and 6 more");
  EXPECT_THAT(tell(edit_of(source("bjnews"), "id", "bj")).refused.english, HasSubstr("is used by flight"));
  // Which fails for another reason as well.
  EXPECT_THAT(tell(edit_of(source("bjnews"), "id", "caixin")).refused.english,
              HasSubstr("duplicate source id"));

  session = open(read_document(put("x.toml",
                                   "[[place]]\nid = \"camp\"\nname = \"Camp\"\nlon = 100\nlat = 10\n"
                                   "[[place]]\nid = \"PEK\"\nairport = \"PEK\"\n"
                                   "[[flight]]\nid = \"one\"\nfrom = \"PVG\"\nto = \"PEK\"\n"
                                   "via = [\"camp\"]\ndepart = 2015-11-10T01:00:00\n"
                                   "[[event]]\nat = 2015-11-10\nplace = \"camp\"\ntext = \"t\"\n")));
  EXPECT_EQ(tell(DeleteEntry{{Sort::place, 0}}).refused.english,
            "place 'camp' is used by flight 'one', event 1");
  edit(DeleteEntry{{Sort::place, 1}});  // its code is an airport's
  EXPECT_EQ(now().places[2].name.in(Language::english), "Beijing Capital");
}

// Whoever works with forms has never seen the notation of files.
TEST_F(Editing, WhatIsRefusedIsNamedAsFormsNameIt) {
  const auto refused = [&](const Command& c) { return tell(c).refused; };
  const Text image = refused(AddEntry{Sort::callout, {{"place", "PEK"}, {"image", "../photo.png"}}, {}});
  EXPECT_THAT(image.english, HasSubstr("Picture (image) of the callout: "));
  EXPECT_THAT(image.chinese, HasSubstr("标注框的图片（image）："));
  const Text empty = refused(AddEntry{Sort::callout, {{"place", "PEK"}}, {}});
  EXPECT_EQ(empty.english,
            "the callout says nothing; expected words, a number or a picture (text, figure or image)");
  EXPECT_EQ(empty.chinese, "标注框没有内容；应有文字（text）、数据项（figure）或图片（image）");
  const Text nowhere = refused(AddEntry{Sort::callout, {{"text", "t"}}, {}});
  EXPECT_EQ(nowhere.english,
            "the callout stands beside nothing; expected one of place, flight and at (a position)");
  EXPECT_THAT(nowhere.chinese, HasSubstr("应有地点（place）、航班（flight）或位置（at）之一"));
  const Text never = refused(AddEntry{Sort::event, {{"text", "t"}}, {}});
  EXPECT_THAT(never.english, HasSubstr("the event lacks the key 'at' (Time)"));
  EXPECT_THAT(never.chinese, HasSubstr("事件缺少键“at”（时间）"));
  const Text astray = refused(AddEntry{Sort::callout, {{"at", "north"}, {"text", "t"}}, {}});
  EXPECT_THAT(astray.english, HasSubstr("Position (at) of the callout: expected longitude and latitude"));
  EXPECT_THAT(astray.chinese, HasSubstr("标注框的位置（at）：应为经度和纬度"));
  EXPECT_THAT(refused(edit_of({Sort::scene, 0}, "hold", "9999")).english,
              AllOf(HasSubstr("of the scene: "), testing::Not(HasSubstr("[["))));
}

TEST_F(Editing, ARefusedTimeSaysHowItIsTyped) {
  const Text soon = tell(edit_of({Sort::flight, 0}, "depart", "soon")).refused;
  EXPECT_EQ(
      soon.english,
      "Departure (depart) of the flight: expected a date and time such as 2015-11-09 18:47, found 'soon'");
  EXPECT_EQ(soon.chinese, "航班的出发（depart）：应为日期时间，例如 2015-11-09 18:47，实为“soon”");
  const Text later = tell(edit_of({Sort::event, 0}, "at", "later")).refused;
  EXPECT_THAT(later.english, HasSubstr("expected a date such as 2015-11-09, or a date and time such as "
                                       "2015-11-09 18:47, found 'later'"));
}

TEST_F(Editing, WhatIsWrongIsToldBeforeWhatIsMissing) {
  const std::string& refused =
      tell(AddEntry{Sort::flight, {{"from", "PVQ"}, {"to", "PEK"}}, {}}).refused.english;
  EXPECT_TRUE(refused.starts_with("From of the flight: unknown airport or place 'PVQ'; the nearest are "))
      << refused;
  EXPECT_THAT(refused, HasSubstr("\nno time is given"));
}

TEST_F(Editing, TextAndLookHaveHistoriesOfTheirOwn) {
  const std::string before = text();
  tell(SetTheme{"night"});
  edit(edit_of({Sort::flight, 0}, "people", "92"));
  tell(SetLanguage{Language::chinese});
  edit(DeleteEntry{{Sort::scene, 0}});
  tell(Undo{});
  EXPECT_EQ(now().flights[0].people, 92);
  tell(Undo{});
  EXPECT_EQ(text(), before);
  EXPECT_EQ(session.look.language, Language::chinese);
  EXPECT_EQ(session.look.theme, "night");
  EXPECT_FALSE(is_unsaved(session.document));
  tell(GoBack{});
  EXPECT_EQ(session.look.language, Language::english);
  EXPECT_EQ(session.look.theme, "night");
  tell(Redo{});
  EXPECT_EQ(now().flights[0].people, 92);
  EXPECT_TRUE(is_unsaved(session.document));
}

// Neither end of a scene can pass the other alone.
TEST_F(Editing, FieldsThatAreRightOnlyTogetherAreSetTogether) {
  session = open(read_document(put("x.toml", R"([[flight]]
from = "CGK"
to = "PVG"
depart = 2023-04-26T00:30:00
[[scene]]
from = 2023-04-26T20:00:00
to = 2023-04-28T12:00:00
)")));
  const Entry scene{Sort::scene, 0};
  const std::string from = "2023-05-01 00:00", to = "2023-05-01 12:00";
  EXPECT_THAT(tell(edit_of(scene, "from", from)).refused.english, HasSubstr("is not after"));
  edit(EditFields{{scene}, {{"from", from}, {"to", to}}});
  EXPECT_THAT(text(), HasSubstr("from = 2023-05-01T00:00:00\nto = 2023-05-01T12:00:00\n"));
  EXPECT_EQ(session.undo.size(), 1U);
}

// Times are typed as people write them wherever a field takes a time.
TEST_F(Editing, TimesAreTypedAsPeopleWriteThem) {
  session = open(
      read_document(put("mine.toml",
                        "zone = \"Africa/Khartoum\"\n[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\ndepart = "
                        "2023-04-25T09:30:00\n[[event]]\nat = 2023-04-26\ntext = \"x\"\n[[scene]]\nfrom = "
                        "2023-04-25T08:00:00\nto = 2023-04-26T20:00:00\n")));
  const Entry first{Sort::flight, 0, {}}, event{Sort::event, 0, {}}, scene{Sort::scene, 0, {}};
  const auto becomes = [&](const Entry& entry, const std::string& key, const std::string& typed,
                           const std::string& written) {
    edit(edit_of(entry, key, typed));
    EXPECT_EQ(scenario::field_text(scenario::TomlOutline(text()), text(), entry, key), written) << typed;
  };
  becomes(first, "depart", "9:45", "2023-04-25T09:45:00");
  becomes(first, "arrive", "+2h", "2023-04-25T12:45:00");
  becomes(first, "depart", "24 Apr 2023 21:05", "2023-04-24T21:05:00");
  becomes(first, "arrive", "0:30", "2023-04-25T00:30:00");
  becomes(first, "arrive.scheduled", "0020", "2023-04-25T00:20:00");
  becomes(event, "at", "2023年4月24日", "2023-04-24");
  becomes(event, "at", "27 Apr", "2023-04-27");
  becomes(event, "at", "10:15", "2023-04-27T10:15:00");
  becomes(event, "until", "+1:30", "2023-04-27T11:45:00");
  becomes(scene, "to", "14:00", "2023-04-26T14:00:00");
  becomes(scene, "to", "+36h", "2023-04-26T20:00:00");
  becomes(scene, "from", "24 Apr 6:00", "2023-04-24T06:00:00");
  EXPECT_THAT(tell(edit_of(scene, "to", "04/05/2023 9:00")).refused.english,
              HasSubstr("may be 4 May 2023 or 5 Apr 2023"));
  edit(AddEntry{Sort::scene, {{"from", "26 Apr 20:00"}, {"to", "+2h"}}, 1});
  EXPECT_THAT(text(), HasSubstr("from = 2023-04-26T20:00:00\nto = 2023-04-26T22:00:00\n"));
  edit(AddEntry{Sort::flight, {{"from", "PZU"}, {"to", "AMM"}, {"depart", "9:30"}, {"arrive", "+3h"}}, {}});
  EXPECT_THAT(text(), HasSubstr("depart = 2023-04-24T09:30:00\narrive = 2023-04-24T13:30:00\n"));
}

// Two spellings of a kind are told, and made one.
TEST_F(Editing, KindsThatDifferInCapitalsAreMadeOne) {
  const auto of_kind = [](const char* kind) {
    return "[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\npeople = 1\nkind = \"" + std::string(kind) + "\"\n";
  };
  session = open(read_document(put(
      "mine.toml", of_kind("residents") + of_kind("Residents") + of_kind("residents") + of_kind("crew"))));
  const auto& warnings = now().warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].message.english, HasSubstr("'Residents' and 'residents' differ in capitals"));
  const scenario::TomlOutline outline(text());
  const auto entry = entry_at_line(outline, text(), warnings[0].line);
  ASSERT_TRUE(entry);
  EXPECT_EQ(*entry, (Entry{Sort::flight, 1, {}}));
  const auto remedy = remedy_of(warnings[0], now(), outline, *entry);
  ASSERT_TRUE(remedy);
  edit(std::get<EditFields>(*remedy));
  EXPECT_TRUE(now().warnings.empty());
  EXPECT_EQ(now().kinds.size(), 2U);
  test::put(folder / "rows.csv", "from,to,people,kind\nPZU,JED,1,Residents\nPZU,JED,1,residents\n");
  session = open(read_document((folder / "rows.csv").string()));
  EXPECT_EQ(std::ranges::count_if(now().warnings,
                                  [](const Diagnostic& d) {
                                    return d.message.english.find("differ in capitals") != std::string::npos;
                                  }),
            1);
  session = open(read_document(put("named.toml", "[kinds]\nA = \"One\"\na = \"Other\"\n" + of_kind("A"))));
  EXPECT_TRUE(now().warnings.empty()) << "the file names them itself";
}

// A table, opened by itself or read by a scenario, whose dates nothing decides.
TEST_F(Editing, DatesThatMayBeTwoAreReadAsTheReaderSays) {
  std::string rows = "from,to,depart\n";
  for (const char* day : {"04/05", "05/05", "06/05", "07/05", "08/05"})
    rows += "KRT,JED," + std::string(day) + "/2023 09:00\n";
  put("rows.csv", rows);
  const auto doubted = [&]() -> std::optional<DatesDoubted> {
    for (const Diagnostic& d : now().warnings)
      if (auto found = dates_doubted(d, session.document)) return found;
    return std::nullopt;
  };
  const auto first_day = [&] { return iso8601(now().flights[0].depart->at, "UTC").substr(0, 10); };
  const std::string scenario = put("mine.toml", "title = \"Mine\"\n[[table]]\nfile = \"rows.csv\"\n");
  for (const std::string& file : {(folder / "rows.csv").string(), scenario}) {
    session = open(read_document(file));
    const auto before = doubted();
    ASSERT_TRUE(before) << file;
    EXPECT_EQ(before->doubt.english,
              "dates such as '04/05/2023 09:00' are read with the day first (2023-05-04), but may be "
              "2023-04-05 with "
              "the month first");
    EXPECT_TRUE(in_chinese(before->doubt));
    ASSERT_EQ(before->readings.size(), 2U);
    EXPECT_EQ(before->readings[0].order, scenario::DayOrder::day_first);
    EXPECT_EQ(before->readings[1].order, scenario::DayOrder::month_first);
    EXPECT_EQ(first_day(), "2023-05-04");
    edit(before->readings[1].edit);
    EXPECT_EQ(first_day(), "2023-04-05");
    EXPECT_FALSE(doubted());
    EXPECT_THAT(text(), HasSubstr("dates = \"mdy\""));
    EXPECT_THAT(text(), HasSubstr("file = \"rows.csv\""));
    EXPECT_EQ(now().title.english, file == scenario ? "Mine" : "rows");
    tell(Undo{});
    EXPECT_EQ(first_day(), "2023-05-04");
    EXPECT_EQ(is_unsaved(session.document), false);
    ASSERT_TRUE(doubted()) << "it is asked again";
    edit(doubted()->readings[0].edit);
    EXPECT_EQ(first_day(), "2023-05-04");
    EXPECT_FALSE(doubted()) << "it is said, and no guess";
    EXPECT_TRUE(scenario::guessed_dates(now()).empty());
    tell(Undo{});
    tell(Redo{});
    EXPECT_FALSE(doubted());
    EXPECT_THAT(text(), HasSubstr("dates = \"dmy\""));
  }
}

TEST_F(Editing, ManyEntriesAreSetTogetherOrNoneIs) {
  const std::string before = text();
  EditFields all{{}, {{"note", "by night"}}};
  for (std::size_t i = 0; i < now().flights.size(); ++i) all.entries.push_back({Sort::flight, i});
  edit(all);
  for (const scenario::Flight& f : now().flights) EXPECT_EQ(f.note->english, "by night") << f.id;
  EXPECT_EQ(session.undo.size(), 1U);
  EXPECT_EQ(session.undo.back().what.english, "Note of " + std::to_string(now().flights.size()) + " entries");
  tell(Undo{});
  EXPECT_EQ(text(), before);
  all.entries.push_back({Sort::flight, 999});
  EXPECT_NE(tell(all).refused.english, "");
  EXPECT_EQ(text(), before);
}

TEST_F(Editing, UndoSaysWhatItTookBackAndLeavesTheView) {
  tell(SetLanguage{Language::chinese});
  edit(edit_of({Sort::flight, flight("CGK-CAN")}, "people", "40"));
  tell(SetTheme{"night"});
  const Look look = session.look;
  tell(Undo{});
  EXPECT_EQ(session.done.english, "Undone: People aboard of flight 'CGK-CAN'");
  EXPECT_TRUE(in_chinese(session.done));
  EXPECT_EQ(session.look, look);
  tell(Redo{});
  EXPECT_EQ(session.done.english, "Made again: People aboard of flight 'CGK-CAN'");
  tell(GoBack{});
  EXPECT_EQ(session.done.english, "");
  EXPECT_EQ(session.look.theme, "paper");
  EXPECT_TRUE(is_unsaved(session.document));
}

TEST_F(Editing, ADragIsOneStep) {
  edit(AddEntry{Sort::place, {{"id", "camp"}, {"name", "Camp"}, {"lon", "100"}, {"lat", "10"}}, {}});
  const std::string before = text();
  const std::size_t camp = scenario::entry_count(scenario::TomlOutline(text()), Sort::place) - 1;
  for (int i = 0; i < 50; ++i, wall += 5) edit(MovePlace{camp, {100 + i * 0.1, 10.123456789}}, 7);
  EXPECT_EQ(now().places[camp].at, (LonLat{104.9, 10.1235}));
  EXPECT_EQ(session.undo.size(), 2U);
  edit(MovePlace{camp, {1, 2}}, 8);
  EXPECT_EQ(session.undo.size(), 3U);
  tell(Undo{}), tell(Undo{});
  EXPECT_EQ(text(), before);
}

TEST_F(Editing, ADraggedBarKeepsTheClockThatTheFileQuotes) {
  const std::size_t i = flight("PNH-PEK");  // arrive = 2015-11-10T09:00:00, of Beijing
  edit(MoveBar{i, {}, *parse_instant("2015-11-10T02:00Z")});
  EXPECT_THAT(text(), HasSubstr("arrive = 2015-11-10T10:00:00\npeople = 90"));
  edit(MoveBar{i, *parse_instant("2015-11-09T20:00Z"), {}});  // nobody reported a departure
  EXPECT_THAT(text(), HasSubstr("depart = { at = 2015-11-10T03:00:00, sure = \"estimated\" }"));
  edit(MoveBar{i, {}, *parse_instant("2015-11-10T02:08:31Z")});  // by a hand: to the minute
  EXPECT_THAT(text(), HasSubstr("arrive = 2015-11-10T10:09:00\n"));
  const std::size_t out = flight("PEK-PNH");
  edit(MoveBar{out, {}, *parse_instant("2015-11-09T15:00Z")});
  EXPECT_THAT(text(),
              HasSubstr("arrive = { at = 2015-11-09T23:00:00, zone = \"Asia/Shanghai\", about = true"));
  EXPECT_THAT(tell(MoveBar{out, *parse_instant("2015-11-09T16:00Z"), {}}).refused.english,
              HasSubstr("arrive"));
}

TEST_F(Editing, WaypointsComeMoveAndGo) {
  edit(AddWaypoint{0, 0, "HKG"});
  edit(AddWaypoint{0, 1, "110, 15.5"});
  ASSERT_EQ(now().flights[0].via.size(), 2U);
  edit(MoveWaypoint{0, 0, {112.25, 20}});
  EXPECT_EQ(now().flights[0].via[0].at, (LonLat{112.25, 20}));
  EXPECT_EQ(now().flights[0].via[1].at, (LonLat{110, 15.5}));
  edit(DeleteWaypoint{0, 0});
  edit(DeleteWaypoint{0, 0});
  EXPECT_EQ(text().find("via"), std::string::npos);
  EXPECT_THAT(tell(AddWaypoint{0, 5, "PEK"}).refused.english, HasSubstr("has no waypoints; expected 1"));
  EXPECT_THAT(tell(AddWaypoint{0, 0, "XQX"}).refused.english, HasSubstr("unknown airport or place 'XQX'"));
}

TEST_F(Editing, TheViewIsTakenAsItIsSeen) {
  tell(start_of(session.document.timeline->story, 6));
  wall = 1;
  tell(SetLayer{&Layers::rivers, true});
  const Instant t = instant(session, Seconds(wall));
  const std::size_t scenes = now().scenes.size();
  edit(TakeView{{}, "Here"});
  ASSERT_EQ(now().scenes.size(), scenes + 1);
  const scenario::StoryScene& scene = now().scenes[7];
  EXPECT_EQ(scene.title.in(Language::english), "Here");
  EXPECT_LT(seconds_between(scene.from, t).value, 1);
  ASSERT_TRUE(scene.camera && scene.camera->middle);
  EXPECT_EQ(scene.camera->projection, "equal-earth");
  const auto middle = shown.projection.forward(*scene.camera->middle);
  EXPECT_NEAR(length(shown.to_page(*middle) - Point{600, 400}), 0, 0.01);
  EXPECT_NEAR(*scene.camera->span_km, 1e4, 0.1);
  EXPECT_THAT(scene.layers, testing::Contains(scenario::LayerSwitch{&Layers::rivers, true}));
}

TEST_F(Editing, ARehearsalWritesWhatItTook) {
  edit(TakeTimes{{62.4, 0.2}});
  EXPECT_EQ(now().scenes[0].speaking, 62);
  EXPECT_EQ(now().scenes[1].speaking, std::nullopt) << "a scene that was passed over";
}

TEST_F(Editing, FlightsOfTablesBecomeFlightsOfTheFileFirst) {
  put("f.csv",
      "flight,from,to,date,depart,arrive,people\nA,CGK,PVG,2015-11-10,00:30,06:50,40\nB,PNH,PEK,2015-11-10,"
      "01:00,06:30,12\n");
  session =
      open(read_document(put("f.toml",
                             "# mine\n\n[[table]] # theirs\nfile = \"f.csv\"\n\n# below\n[[flight]]\nid = "
                             "\"own\"\nfrom = \"PEK\"\nto = \"CAN\"\ndepart = 2015-11-10T08:00:00\n")));
  ASSERT_EQ(now().flights.size(), 3U);
  EXPECT_THAT(tell(edit_of({Sort::flight, 1}, "people", "41")).refused.english,
              HasSubstr("flight 'A' comes from a table: turn the tables into flights first"));
  const auto before = now().flights;
  edit(TablesToFlights{});
  EXPECT_EQ(now().flights, before);
  EXPECT_THAT(text(), testing::StartsWith("# mine\n"));
  EXPECT_THAT(text(), HasSubstr("# below\n[[flight]]\nid = \"own\""));
  edit(edit_of({Sort::flight, 1}, "people", "41"));
  tell(Undo{}), tell(Undo{});
  EXPECT_THAT(text(), HasSubstr("[[table]] # theirs"));
}

TEST_F(Editing, GroupsOfTablesBecomeGroupsOfTheFile) {
  put("g.csv",
      "flight,from,to,depart,groups\nA,CGK,PVG,2015-11-10 00:30,\"people=30, kind=a, nationality=CN; "
      "people=10, "
      "kind=b\"\nB,PNH,PEK,2015-11-10 01:00,\"people=12, kind=a, nationality=KH\"\n");
  session = open(read_document(put("g.toml", "title = 'x'\n[[table]]\nfile = \"g.csv\"\n")));
  const auto before = now().flights;
  ASSERT_EQ(before.size(), 2U);
  edit(TablesToFlights{});
  EXPECT_EQ(now().flights, before);
  EXPECT_THAT(text(), HasSubstr("[[flight.group]]\npeople = 30"));
}

TEST_F(Editing, ATableByItselfIsEditedAsAScenario) {
  session = open(read_document(put("f.csv", "from,to,date,depart\nCGK,PVG,2015-11-10,00:30\n")));
  EXPECT_FALSE(is_unsaved(session.document));
  edit(edit_of({Sort::flight, 0}, "people", "40"));
  EXPECT_TRUE(is_unsaved(session.document));
  EXPECT_THAT([&] { saved(session.document); },
              testing::ThrowsMessage<Error>(HasSubstr("f.csv is not a scenario")));
  session.document = saved(session.document, folder / "f.toml");
  EXPECT_FALSE(is_unsaved(session.document));
  EXPECT_EQ(scenario::read(folder / "f.toml").flights[0].people, 40);
  tell(Undo{});
  EXPECT_FALSE(now().flights[0].people.known());
}

TEST_F(Editing, WhatOtherProgramsChangeIsNoticedAndReadAgain) {
  const auto again = [&] { session = read_again(std::move(session), {Seconds(wall), shown}); };
  const std::string table = "flight,from,to,date,depart\nA,CGK,PVG,2015-11-10,00:30\n";
  put("f.csv", table);
  const std::string text_before = "[[table]]\nfile = \"f.csv\"\n";
  session = open(read_document(put("f.toml", text_before)));
  DiskWatch watch;
  EXPECT_EQ(watch.changed(session.document, Seconds(0)), std::nullopt);
  put("f.csv", table + "B,PNH,PEK,2015-11-10,01:00\n");
  EXPECT_EQ(watch.changed(session.document, Seconds(0.5)), std::nullopt) << "looked at once a second";
  EXPECT_EQ(watch.changed(session.document, Seconds(1.5)), "f.csv");
  EXPECT_EQ(watch.changed(session.document, Seconds(3)), std::nullopt) << "each change is told once";
  // A table that changed is read again; unsaved changes of the scenario stay.
  edit(edit_of({Sort::top, 0}, "title", "Mine"));
  const std::string edited = text();
  again();
  EXPECT_EQ(session.refused.english, "");
  EXPECT_EQ(now().flights.size(), 2U);
  EXPECT_EQ(text(), edited);
  EXPECT_TRUE(is_unsaved(session.document));
  // What this program saves is no change.
  session.document = saved(session.document);
  EXPECT_EQ(watch.changed(session.document, Seconds(5)), std::nullopt);
  // A scenario that changed takes the place of the text, and undo brings back what was not saved.
  edit(edit_of({Sort::top, 0}, "title", "Mine, unsaved"));
  const std::string unsaved = text(), on_disk = text_before + "# theirs\n";
  put("f.toml", on_disk);
  EXPECT_EQ(watch.changed(session.document, Seconds(7)), "f.toml");
  again();
  EXPECT_EQ(text(), on_disk);
  EXPECT_FALSE(is_unsaved(session.document));
  EXPECT_NO_THROW(session.document = saved(session.document)) << "it is the version that was read";
  tell(Undo{});
  EXPECT_EQ(text(), unsaved);
  EXPECT_TRUE(is_unsaved(session.document));
  tell(Redo{});
  // A file that cannot be read changes nothing.
  put("f.toml", "[[flight]]\nfrom = \"CGKK\"\n");
  again();
  EXPECT_THAT(session.refused.english, HasSubstr("CGKK"));
  EXPECT_EQ(text(), on_disk);
}

TEST_F(Editing, ATableByItselfIsReadAgain) {
  const auto again = [&] { session = read_again(std::move(session), {Seconds(wall), shown}); };
  const std::string table = "flight,from,to,date,depart\nA,CGK,PVG,2015-11-10,00:30\n";
  session = open(read_document(put("f.csv", table)));
  put("f.csv", table + "B,PNH,PEK,2015-11-10,01:00\n");
  again();
  EXPECT_EQ(now().flights.size(), 2U);
  EXPECT_FALSE(is_unsaved(session.document));
  edit(edit_of({Sort::flight, 0}, "people", "40"));
  put("f.csv", table);
  again();
  EXPECT_EQ(now().flights.size(), 1U);
  tell(Undo{});
  EXPECT_EQ(now().flights.size(), 2U);
  EXPECT_EQ(now().flights[0].people, 40);
}

TEST_F(Editing, AScenarioFromNothing) {
  session = open(new_document());
  edit(edit_of({Sort::top, 0}, "title", "Mine"));
  edit(AddEntry{Sort::flight, {{"from", "SCL"}, {"to", "SYD"}, {"depart", "2024-03-01 13:00"}}, {}});
  EXPECT_THAT(tell(AddEntry{Sort::flight, {{"from", "SYD"}, {"to", "NRT"}}, {}}).refused.english,
              HasSubstr("depart"));
  edit(AddEntry{Sort::flight, {{"from", "SYD"}, {"to", "NRT"}, {"depart", "2024-03-02 21:00"}}, {}});
  edit(AddEntry{Sort::source, {{"id", "s"}, {"title", "S"}}, {}});
  edit(edit_of({Sort::flight, 0}, "source", "s"));
  edit(MoveEntry{Sort::flight, 1, 0});
  const std::string all = text();
  EXPECT_EQ(all,
            "title = \"Mine\"\nzone = \"America/Santiago\"\n\n[[flight]]\nfrom = \"SYD\"\nto = \"NRT\"\n"
            "depart = 2024-03-02T21:00:00\n\n[[flight]]\n"
            "from = \"SCL\"\nto = \"SYD\"\ndepart = 2024-03-01T13:00:00\nsource = \"s\"\n\n[[source]]\nid = "
            "\"s\"\ntitle = \"S\"\n");
  while (!session.undo.empty()) tell(Undo{});
  EXPECT_EQ(text(), "");
  while (!session.redo.empty()) tell(Redo{});
  EXPECT_EQ(text(), all);
}

TEST_F(Editing, AnyNumberOfEditsAtRandomCanBeUndone) {
  std::mt19937 random(3);
  const auto below = [&](std::size_t n) { return random() % std::max<std::size_t>(n, 1); };
  std::vector<std::string> texts{text()};
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    const std::size_t flights = now().flights.size(), scenes = now().scenes.size();
    const auto t = session.document.timeline->legs.empty()
                       ? Instant{}
                       : session.document.timeline->legs[below(flights)].arrive;
    const Command commands[] = {
        edit_of({Sort::flight, below(flights)}, "people", std::to_string(below(500))),
        edit_of({Sort::flight, below(flights)}, "note.zh", below(3) == 0 ? "" : "注" + std::to_string(i)),
        edit_of({Sort::event, below(now().events.size())}, "date_text", "about"),
        AddEntry{
            Sort::flight,
            {{"from", "CGK"}, {"to", "PVG"}, {"depart", "2015-11-10 0" + std::to_string(below(9)) + ":10"}},
            below(9)},
        DeleteEntry{{Sort::flight, below(flights)}},
        MoveEntry{Sort::scene, below(scenes), below(scenes)},
        DeleteEntry{{Sort::scene, below(scenes)}},
        TakeView{below(4), "S"},
        AddWaypoint{below(flights), 0, "HKG"},
        MoveBar{below(flights), {}, t + std::chrono::minutes(random() % 30)},
        edit_of({Sort::top, 0}, "zone", below(2) ? "UTC" : "Asia/Shanghai"),
        SeekSecond{static_cast<double>(below(90))},
    };
    const std::string before = text();
    const std::size_t steps = session.undo.size();
    tell(commands[below(std::size(commands))]);
    refused += !session.refused.empty();
    if (text() == before) continue;
    ASSERT_EQ(session.undo.size(), steps + 1);
    texts.push_back(text());
  }
  EXPECT_GT(texts.size(), 200U);
  EXPECT_GT(refused, 5);
  for (std::size_t i = texts.size(); i-- > 0; tell(Undo{})) ASSERT_EQ(text(), texts[i]);
  EXPECT_TRUE(session.undo.empty());
  for (std::size_t i = 0; i < texts.size(); ++i, tell(Redo{})) ASSERT_EQ(text(), texts[i]);
}

TEST_F(Editing, SavingKeepsModeAndNoticesOthers) {
  const std::string file = put("x.toml", "title = \"a\" # kept\n");
  std::filesystem::permissions(file, std::filesystem::perms(0640));
  session = open(read_document(file));
  edit(edit_of({Sort::top, 0}, "title", "b"));
  session.document = saved(session.document);
  EXPECT_EQ(test::contents(file), "title = \"b\" # kept\n");
  EXPECT_EQ(std::filesystem::status(file).permissions(), std::filesystem::perms(0640));
  EXPECT_EQ(folder.entries(), 1);
  edit(edit_of({Sort::top, 0}, "title", "c"));
  put("x.toml", "title = \"of another\"\n");
  EXPECT_THAT([&] { saved(session.document); },
              testing::ThrowsMessage<Error>(HasSubstr("changed by another program")));
  EXPECT_EQ(test::contents(file), "title = \"of another\"\n");
  session.document = saved(session.document, {}, true);
  EXPECT_EQ(test::contents(file), "title = \"c\" # kept\n");
  EXPECT_THAT([&] { saved(session.document, folder / "x.csv"); }, testing::Throws<Error>());
}

// A full path into the document's folder is written as the file would say it.
TEST_F(Editing, FilesOfTheFolderAreNamedFromThere) {
  const std::string zones = put("zones.geojson", R"({"type":"FeatureCollection","features":[]})");
  put("f.csv", "from,to,date,depart\nCGK,PVG,2015-11-10,00:30\n");
  session = open(read_document(put("x.toml", "title = 'x'\n")));
  edit(AddEntry{Sort::layer, {{"file", zones}}, {}});
  edit(AddEntry{Sort::table, {{"file", (folder / "sub/../f.csv").string()}}, {}});
  EXPECT_THAT(*session.document.text, HasSubstr("[[layer]]\nfile = \"zones.geojson\""));
  EXPECT_THAT(*session.document.text, HasSubstr("[[table]]\nfile = \"f.csv\""));
  edit(edit_of({Sort::layer, 0}, "file", "zones.geojson"));
  edit(edit_of({Sort::layer, 0}, "file", zones));
  EXPECT_THAT(*session.document.text, HasSubstr("[[layer]]\nfile = \"zones.geojson\""));
  // What lies elsewhere is refused as it was typed, and a document without a file has no folder.
  EXPECT_THAT(tell(edit_of({Sort::layer, 0}, "file", "/etc/hostname")).refused.english,
              HasSubstr("'/etc/hostname' leads out of the scenario's folder"));
  session = open(new_document());
  EXPECT_THAT(tell(AddEntry{Sort::layer, {{"file", zones}}, {}}).refused.english,
              HasSubstr("save the document first"));
}

TEST_F(Editing, SavingElsewhereMustFindWhatTheScenarioNames) {
  put("zones.geojson", R"({"type":"FeatureCollection","features":[]})");
  session = open(read_document(put("x.toml", "[[layer]]\nfile = \"zones.geojson\"\n")));
  test::TemporaryFolder other;
  EXPECT_THAT([&] { saved(session.document, other / "y.toml"); },
              testing::ThrowsMessage<Error>(HasSubstr("would break the scenario")));
  EXPECT_EQ(other.entries(), 0);
}

}  // namespace
