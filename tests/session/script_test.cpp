#include "session/script/script.h"

#include <set>

#include <gmock/gmock.h>

#include "base/error.h"
#include "scenario/read/examples.h"
#include "support/temporary_folder.h"

using namespace homebound;
using namespace homebound::session;
using testing::HasSubstr;

namespace {

class Script : public testing::Test {
 protected:
  Session session = open(read_document(scenario::built_in()));
  Context context{Seconds(0),
                  {Projection::make("equal-earth", LonLat{110, 0}),
                   to_page({{0, 2e6}, 1e7}, {1200, 800}),
                   {1200, 800},
                   {}}};
  Statement parse(std::string_view line) { return parse_statement(line, session, context).value(); }
  void run(std::string_view line) {
    SCOPED_TRACE(line);
    session = apply(std::move(session), std::get<Command>(parse(line)), context);
    EXPECT_EQ(session.refused.english, "");
  }
  const scenario::Scenario& now() const { return *session.document.timeline->scenario; }
};

// A line for every command of the session: whoever adds one adds its line.
constexpr std::string_view every_command[] = {
    "play",
    "pause",
    "toggle",
    "speed 2.5",
    "speed faster",
    "loop on",
    "goto second:3",
    "goto +2.5",
    "goto 2015-11-10T06:00+08:00",
    "goto next",
    "goto scene:3",
    "set language zh",
    "set theme night",
    "show rivers",
    "set projection robinson",
    "pan 10,-20",
    "zoom 2",
    "turn 110,20 600,400",
    "home",
    "focus cgk-pvg",
    "focus place:pek",
    "frame shown",
    "beside days=+1 to=PVG",
    "goto event:2",
    "step -1",
    "pace real",
    "mark in 10",
    "mark out none",
    "timeline 10 20.5",
    "follow cgk-pvg",
    "look 116.4,39.9 800",
    "filter from=PNH,CGK sure=reported",
    "measure 104.8,11.5 116.6,40.1 121.8,31.1 nmi",
    "undo",
    "redo",
    "back",
    "forward",
    "set flight:cgk-pvg people 48",
    "add flight CGK PVG depart 2015-11-10T00:30 people 39",
    "delete flight:CGK-PVG",
    "duplicate flight:CGK-PVG",
    "move scene:3 to 1",
    "move place:PEK 116.5,40",
    "add waypoint CGK-PVG 1 HKG",
    "move waypoint CGK-PVG 1 114,20",
    "delete waypoint CGK-PVG 1",
    "fly CGK-PVG depart 2015-11-10T01:00 arrive 2015-11-10T07:00",
    "add scene 'What is seen now'",
    "cut 'What comes then'",
    "trim scene:3 end 20.5",
    "keyframe",
    "draft scenes",
    "tables",
    "speaking 62 0 30.5",
    "mend 3 2 PVG",
    "text 'title = \"t\"'",
};

TEST_F(Script, EveryCommandHasALine) {
  std::set<std::size_t> said;
  for (const std::string_view line : every_command) {
    SCOPED_TRACE(line);
    said.insert(std::get<Command>(parse(line)).index());
  }
  // These are said by lines that name files, which the caller reads.
  EXPECT_EQ(std::get<MatchTracks>(parse("match a.json b to cgk-pvg")).files.size(), 2U);
  said.insert(Command(TakeRecords{}).index());
  EXPECT_EQ(std::get<CompareReport>(parse("compare a.csv new X1")).taken.size(), 2U);
  said.insert(Command(TakeReport{}).index());
  for (std::size_t i = 0; i < std::variant_size_v<Command>; ++i)
    EXPECT_EQ(said.count(i), 1U) << "no line of a script says the session's command " << i;
}

TEST_F(Script, EveryVerbHasALineAndHelp) {
  std::set<std::string_view> used{"unset", "hide",  "center",  "new",   "open",
                                  "save",  "match", "compare", "export"};
  for (const std::string_view line : every_command) used.insert(line.substr(0, line.find(' ')));
  for (const VerbForm& verb : verb_forms()) {
    const std::string_view name = verb.form.substr(0, verb.form.find(' '));
    EXPECT_EQ(used.count(name), 1U) << name;
    EXPECT_FALSE(verb.help.empty()) << name;
    try {
      parse(name);
    } catch (const Error& e) {
      EXPECT_THAT(e.what(), testing::Not(HasSubstr("unknown command")));
    }
  }
}

TEST_F(Script, LinesDoWhatTheySay) {
  run("goto scene:3");
  EXPECT_DOUBLE_EQ(session::second(session, Seconds(0)),
                   session.document.timeline->story.stretches[2].middle());
  run("goto 2015-11-10T06:00");  // on the scenario's clock
  EXPECT_EQ(instant(session, Seconds(0)), *parse_instant("2015-11-10T06:00+08:00"));
  run("set theme night");
  EXPECT_EQ(session.look.theme, "night");
  run("hide seas");
  EXPECT_FALSE(session.look.shows(&Layers::seas));
  run("set flight:cgk-pvg people 48");
  run("set flight:cgk-pvg note.zh \"a \\\"b\\\"\"");
}

TEST_F(Script, PositionsAreNumbersPlacesAndAirports) {
  const auto centre = [&](std::string_view line) {
    SCOPED_TRACE(line);
    return std::get<TurnTo>(std::get<Command>(parse(line))).grabbed;
  };
  EXPECT_EQ(centre("center 200,10"), (LonLat{-160, 10}));
  EXPECT_EQ(centre("center 180,10"), (LonLat{180, 10}));
  EXPECT_EQ(centre("center '116.5, 40'"), (LonLat{116.5, 40}));
  EXPECT_EQ(centre("center LHR"), data::Airports::shipped().find("LHR")->at);
  EXPECT_EQ(centre("center zbaa"), data::Airports::shipped().find("PEK")->at);
  run("add place id camp name 'The camp' lon 100 lat 10");
  EXPECT_EQ(centre("center camp"), (LonLat{100, 10}));
  run("move place:camp 190,11");
  EXPECT_EQ(centre("turn camp 0,0"), (LonLat{-170, 11}));
  EXPECT_EQ(std::get<AddWaypoint>(std::get<Command>(parse("add waypoint CGK-PVG 1 200,10"))).typed,
            "-160,10");
}

TEST_F(Script, NewEntries) {
  run("add flight CGK PVG id extra depart 2015-11-10T00:30 people 39");
  EXPECT_EQ(now().flights.back().id, "extra");
  EXPECT_EQ(now().flights.back().people, 39);
  run("add place id camp name 'The camp' lon 100 lat 10");
  run("move place:camp 101.5,11");
  EXPECT_EQ(now().places[6].at, (LonLat{101.5, 11}));
  run("unset flight:extra people");
  EXPECT_FALSE(now().flights.back().people.known());
  run("set flight:extra people 'about 150'");
  EXPECT_EQ(now().flights.back().people, scenario::HeadCount::about(150));
  const std::size_t scenes = now().scenes.size();
  run("add scene before 1 title First from 2015-05-01 to 2015-05-02");
  run("add scene Now");
  EXPECT_EQ(now().scenes.size(), scenes + 2);
  EXPECT_EQ(now().scenes[0].title.in(Language::english), "First");
}

TEST_F(Script, EverySortOfEntryCanBeEdited) {
  test::TemporaryFolder folder;
  test::put(folder / "zones.geojson", "{}");
  test::put(folder / "x.toml",
            "[[source]]\nid = \"a\"\ntitle = \"A\"\n[[figure]]\nid = \"sent\"\nvalue = 282\n"
            "[kinds]\nofficers = \"officers\"\n[[layer]]\nfile = \"zones.geojson\"\n");
  session = open(read_document((folder / "x.toml").string()));
  run("set layer:1 dash 4,2");
  EXPECT_THAT(now().user_layers[0].dash, testing::ElementsAre(4, 2));
  run("unset layer:1 dash");
  EXPECT_TRUE(now().user_layers[0].dash.empty());
  run("set figure:sent claims 'value=280, source=a; value=\"about 280, in all\", note=n'");
  ASSERT_EQ(now().figures[0].claims.size(), 2u);
  EXPECT_EQ(now().figures[0].claims[0].sources, std::vector<std::size_t>{0});
  EXPECT_EQ(now().figures[0].claims[1].value.in(Language::english), "about 280, in all");
  run("unset figure:sent claims");
  EXPECT_TRUE(now().figures[0].claims.empty());
  run("set kind:officers name.zh 民警");
  EXPECT_EQ(now().kinds.at("officers").in(Language::chinese), "民警");
  EXPECT_EQ(now().kinds.at("officers").in(Language::english), "officers");
  run("set kind:officers id police");
  EXPECT_TRUE(now().kinds.contains("police"));
  run("add kind id guests name Guests");
  run("add flight CGK PVG id f people 3 kind guests");
  session = apply(session, std::get<Command>(parse("delete kind:guests")), context);
  EXPECT_EQ(session.refused.english, "kind 'guests' is used by flight 'f'");
  run("delete kind:police");
  EXPECT_EQ(now().kinds.size(), 1u);
}

TEST_F(Script, CalloutsAreEditedAndGuardWhatTheyName) {
  const std::size_t callouts = now().callouts.size(), scenes = now().scenes.size();
  const auto refused = [&](const std::string& line) {
    return apply(session, std::get<Command>(parse(line)), context).refused.english;
  };
  run("add flight CGK PVG id f depart 2015-11-10T00:30 people 3 kind suspects");
  run("add figure id n value 3");
  run("add callout id c flight f figure n text.en 'three suspects' text.zh 嫌疑人3名");
  ASSERT_EQ(now().callouts.size(), callouts + 1);
  EXPECT_EQ(now().callouts.back().text, (Text{"three suspects", "嫌疑人3名"}));
  run("set callout:c place CGK");  // instead of the flight
  EXPECT_TRUE(now().callouts.back().place && !now().callouts.back().flight);
  run("set callout:c at '113, 20'");
  EXPECT_TRUE(now().callouts.back().at && !now().callouts.back().place);
  EXPECT_THAT(refused("set callout:c place CGK flight f"), HasSubstr("several things"));
  run("set callout:c flight f");
  EXPECT_TRUE(now().callouts.back().flight && !now().callouts.back().at);
  run("set callout:c from 2015-11-10T02:00");
  EXPECT_TRUE(now().callouts.back().shown.from);
  EXPECT_EQ(refused("delete flight:f"), "flight 'f' is used by callout 'c'");
  EXPECT_EQ(refused("delete figure:n"), "figure 'n' is used by callout 'c'");
  run("add scene title s from 2015-11-10T00:00 to 2015-11-10T09:00 callouts c stress f");
  const std::string scene = std::to_string(scenes + 1);
  EXPECT_EQ(refused("delete callout:c"), "callout 'c' is used by scene " + scene);
  EXPECT_EQ(refused("set callout:c id d"), "callout 'c' is used by scene " + scene);
  EXPECT_EQ(refused("delete flight:f"), "flight 'f' is used by callout 'c', scene " + scene);
  run("set scene:" + scene + " callouts ''");
  run("delete callout:c");
  EXPECT_EQ(now().callouts.size(), callouts);
}

TEST_F(Script, FilesAndExportsAreForWhoeverRunsIt) {
  EXPECT_EQ(std::get<SaveFile>(parse("save")).file, "");
  EXPECT_EQ(std::get<SaveFile>(parse("save 'a b.toml'")).file, "a b.toml");
  EXPECT_TRUE(std::get<SaveFile>(parse("save --over")).over);
  EXPECT_EQ(std::get<OpenFile>(parse("open x.toml")).file, "x.toml");
  EXPECT_THAT(std::get<ExportFile>(parse("export x.png --size 640x360")).words,
              testing::ElementsAre("x.png", "--size", "640x360"));
  EXPECT_FALSE(parse_statement("  # a comment", session, context));
  EXPECT_FALSE(parse_statement("", session, context));
}

TEST_F(Script, SomeWordsAreTakenAsTheyStand) {
  EXPECT_EQ(std::get<SetText>(std::get<Command>(parse("  text title = \"It's\"  # so "))).text,
            "title = \"It's\"  # so");
  EXPECT_EQ(std::get<SetText>(std::get<Command>(parse("text 'title = \"x\"'"))).text, "title = \"x\"");
  EXPECT_EQ(std::get<SetText>(std::get<Command>(parse("text \"title = 'x'\""))).text, "title = 'x'");
  run("text title = \"x\"");
  EXPECT_EQ(now().title.in(Language::english), "x");
  run("set scenario title 'My title'");
  run("add flight PNH PEK depart '2015-11-10 03:30' people 3 kind 'crew members'");
  run("filter kind=\"crew members\"");
  run("filter 'kind=\"crew members\"'");
  EXPECT_THAT(session.look.filter.kinds, testing::ElementsAre("crew members"));
}

TEST_F(Script, RangesIncludeTheirEnds) {
  const std::string end = std::to_string(session.duration());
  for (const std::string& line : std::vector<std::string>{
           "goto second:0", "goto second:" + end, "mark in 0", "mark out " + end, "speed 0.1", "speed 16",
           "step 1000000", "goto 2015-06-01T00:00", "goto 2015-11-10T10:00:00+08:00", "look 0,0 200000"})
    run(line);
  run("pace real");
  run("speed 10000");
}

TEST_F(Script, AThemeMayLieBesideTheScenario) {
  test::TemporaryFolder folder;
  test::put(folder / "x.toml", "");
  test::put(folder / "mine.toml", "based_on = \"paper\"");
  session = open(read_document((folder / "x.toml").string()));
  run("set theme mine.toml");
  EXPECT_EQ(session.look.theme, std::filesystem::canonical(folder / "mine.toml").string());
  EXPECT_THROW(parse("set theme mein.toml"), UsageError);
}

TEST_F(Script, ErrorsNameTheWordAndTheNearest) {
  const auto says = [&](std::string_view line, auto... parts) {
    SCOPED_TRACE(line);
    try {
      parse(line);
      ADD_FAILURE() << "no error";
    } catch (const Error& e) {
      EXPECT_THAT(e.what(), testing::AllOf(HasSubstr(parts)...));
    }
  };
  const auto usage = [&](std::string_view line, auto... parts) {
    says(line, parts...);
    EXPECT_THROW(parse(line), UsageError) << line;
  };
  usage("set theme nigt", "unknown theme 'nigt'", "did you mean 'night'?");
  usage("set theme nope.toml", "'nope.toml' is not there");
  usage("set projection robinsn", "'robinsn' is neither", "did you mean 'robinson'?");
  usage("set projection +proj=foo", "+proj=foo");
  usage("speed fastr", "did you mean 'faster'?");
  usage("speed 99999", "the story's pace from 0.1 to 16, found '99999'");
  usage("speed 0", "from 0.1 to 16");
  usage("step -99999999999", "from -1000000 to 1000000, found '-99999999999'");
  usage("step 0.5", "a whole number");
  usage("goto second:1e9", "goto: 'second:1e9': expected second:0 to second:105");
  usage("goto second:-1", "second:0 to second:105");
  usage("goto 1999-01-01", "2015-05-31T00:00:00+08:00 to 2015-11-10T10:30:00+08:00, found '1999-01-01'");
  usage("goto nxt", "did you mean 'next'?");
  usage("mark in 1000", "from 0 to 105, found '1000'");
  usage("mark out non", "did you mean 'none'?");
  usage("look 0,0 0", "from 1 to 200000");
  usage("filter from=", "expected a value after 'from='");
  usage("add scene My title", "a title of several words stands in quotes", "unknown key 'My'");
  usage("add scene titel X", "did you mean 'title'?");
  usage("add flight CGK PVG peple 3", "did you mean 'people'?");
  usage("add flight CGK PVG depart '04/05/2023 9:30'", "may be 4 May 2023 or 5 Apr 2023");
  usage("set scenario title My title", "a value of several words stands in quotes");
  usage("set scenario titel x", "did you mean 'title'?");
  usage("save --ovr", "expected --over or a file name, found '--ovr'");
  usage("save a b.toml", "a file name of several words stands in quotes");
  usage("unset scenario titel", "did you mean 'title'?");
  says("gotoo scene:3", "unknown command 'gotoo'", "did you mean 'goto'?");
  says("goto", "goto: expected a time such as 2015-11-10T06:00, scene:N");
  usage("goto scene:99", "goto: 'scene:99': expected scene:1 to scene:11");
  says("goto tomorrow", "expected a time such as", "found 'tomorrow'");
  says("set flight:CGK-PGV people 3", "unknown flight 'CGK-PGV'", "did you mean 'CGK-PVG'?");
  says("set fligth:CGK-PVG people 3", "unknown sort of entry 'fligth'", "did you mean 'flight'?");
  says("set flight:CGK-PVG people", "expected a value after 'people'");
  says("set language fr", "expected en, zh or both, found 'fr'");
  try {
    parse("set language fr");
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), testing::Not(HasSubstr("did you mean")));
  }
  says("show sees", "did you mean 'seas'?");
  says("zoom 0", "above 0");
  usage("center 400,10", "center: '400,10' is not on the globe: longitude first, -360 to 360");
  usage("center XQX", "center: 'XQX' is neither LON,LAT in degrees", "nor a place or an airport's code");
  usage("look 0", "look: '0' is neither LON,LAT");
  says("play now", "expected the end of the line after 'play', found 'now'");
  says("set theme 'x", "not closed");
  says("move scene:1 3", "expected to N, found '3'");
}

}  // namespace
