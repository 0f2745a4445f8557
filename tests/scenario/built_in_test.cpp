// The built-in scenario against what the reports of 10 November 2015 say.
#include <algorithm>
#include <map>
#include <string_view>

#include <gtest/gtest.h>

#include "expect_findings.h"
#include "scenario/read/examples.h"

namespace homebound::scenario {
namespace {

const Scenario& built_in_scenario() {
  static const Scenario s = read(built_in());
  return s;
}

bool has_both(const Text& text) { return !text.english.empty() && !text.chinese.empty(); }

const Flight& flight_named(std::string_view id) {
  for (const Flight& f : built_in_scenario().flights)
    if (f.id == id) return f;
  throw Error(as_is("no flight " + std::string(id)));
}

const Figure& figure_named(std::string_view id) {
  for (const Figure& f : built_in_scenario().figures)
    if (f.id == id) return f;
  throw Error(as_is("no figure " + std::string(id)));
}

std::vector<std::string> ids_of(const std::vector<std::size_t>& sources) {
  std::vector<std::string> ids;
  ids.reserve(sources.size());
  for (std::size_t i : sources) ids.push_back(built_in_scenario().sources[i].id);
  return ids;
}

Instant china_time(const std::string& text) { return parse_instant(text + "+08:00").value(); }

TEST(BuiltIn, NothingToComplainOf) { EXPECT_THAT(check(built_in()), testing::IsEmpty()); }

TEST(BuiltIn, Sources) {
  std::vector<std::string> ids;
  for (const Source& s : built_in_scenario().sources) ids.push_back(s.id);
  EXPECT_THAT(ids, testing::ElementsAre("article", "mps-cib", "bjnews", "caixin", "xinhua-gz", "xinhua-en"));
  EXPECT_EQ(built_in_scenario().sources[2].cited(Language::english), "Beijing News");
  EXPECT_EQ(built_in_scenario().sources[2].cited(Language::chinese), "新京报");
  EXPECT_EQ((Source{.id = "a", .title = {}, .name = {}, .date = {}, .url = {}}.cited(Language::chinese)),
            "a");
}

TEST(BuiltIn, PeopleOnTheEightLegs) {
  struct Expected {
    const char* id;
    int people;
    const char* kind;
    Certainty sure;
    std::vector<std::string> sources;
  };
  const std::vector<std::string> all{"article", "bjnews", "caixin", "xinhua-gz", "xinhua-en"};
  const std::vector<Expected> legs{
      {"PEK-PNH", 91, "officers", Certainty::reported, {"mps-cib", "bjnews"}},
      {"PVG-CGK", 73, "officers", Certainty::reported, {"mps-cib"}},
      {"HGH-PNH", 86, "officers", Certainty::reported, {"mps-cib"}},
      {"CAN-CGK", 32, "officers", Certainty::derived, {"mps-cib"}},
      {"PNH-PEK", 90, "suspects", Certainty::reported, {"bjnews"}},
      {"PNH-HGH", 78, "suspects", Certainty::derived, all},
      {"CGK-PVG", 47, "suspects", Certainty::reported, {"caixin"}},
      {"CGK-CAN", 39, "suspects", Certainty::reported, {"xinhua-gz"}},
  };
  std::map<std::string, HeadCount> sum{{"suspects", 0}, {"officers", 0}};
  for (const Expected& leg : legs) {
    const Flight& f = flight_named(leg.id);
    EXPECT_EQ(f.people, leg.people) << leg.id;
    EXPECT_EQ(f.kind, leg.kind) << leg.id;
    EXPECT_EQ(f.sure, leg.sure) << leg.id;
    EXPECT_EQ(ids_of(f.sources), leg.sources) << leg.id;
    const auto& places = built_in_scenario().places;
    EXPECT_EQ(places[f.from].iata + "-" + places[f.to].iata, leg.id);
    sum[f.kind] += f.people;
  }
  EXPECT_EQ(built_in_scenario().flights.size(), legs.size());
  EXPECT_EQ(sum["suspects"], 254);
  EXPECT_EQ(sum["officers"], 282);
}

TEST(BuiltIn, TimesAsReported) {
  const auto expect = [](const std::optional<Time>& t, const char* when, Certainty sure, bool about) {
    ASSERT_TRUE(t.has_value()) << when;
    EXPECT_EQ(t->at, china_time(when)) << when;
    EXPECT_EQ(t->sure, sure) << when;
    EXPECT_EQ(t->about, about) << when;
    if (sure == Certainty::estimated) {  // an assumption says why, in both languages
      EXPECT_TRUE(has_both(t->note)) << when;
    }
  };
  using enum Certainty;
  expect(flight_named("PEK-PNH").depart, "2015-11-09 18:00", reported, true);
  expect(flight_named("PEK-PNH").arrive, "2015-11-09 22:00", reported, true);
  expect(flight_named("PVG-CGK").depart, "2015-11-09 18:47", reported, false);
  expect(flight_named("HGH-PNH").depart, "2015-11-09 20:30", estimated, true);
  expect(flight_named("CAN-CGK").depart, "2015-11-09 19:30", estimated, true);
  expect(flight_named("PNH-PEK").arrive, "2015-11-10 09:00", reported, false);
  expect(flight_named("PNH-HGH").arrive, "2015-11-10 09:00", reported, true);
  expect(flight_named("CGK-PVG").arrive, "2015-11-10 09:00", estimated, true);
  expect(flight_named("CGK-CAN").arrive, "2015-11-10 08:00", reported, true);
  for (const char* id : {"PVG-CGK", "HGH-PNH", "CAN-CGK"}) EXPECT_FALSE(flight_named(id).arrive) << id;
  for (const char* id : {"PNH-PEK", "PNH-HGH", "CGK-PVG", "CGK-CAN"})
    EXPECT_FALSE(flight_named(id).depart) << id;
  for (const char* id : {"PEK-PNH", "PVG-CGK", "CAN-CGK"})  // Hangzhou's was the last of the four to leave
    EXPECT_LT(flight_named(id).depart->at, flight_named("HGH-PNH").depart->at);
}

TEST(BuiltIn, AirportsOf2015) {
  const std::map<std::string, std::pair<std::string, LonLat>> airports{
      {"PNH", {"VDPP", {104.844699, 11.547155}}}, {"CGK", {"WIII", {106.655998, -6.12557}}},
      {"PEK", {"ZBAA", {116.584999, 40.080101}}}, {"PVG", {"ZSPD", {121.805, 31.1434}}},
      {"HGH", {"ZSHC", {120.428865, 30.23609}}},  {"CAN", {"ZGGG", {113.299004, 23.392401}}}};
  ASSERT_EQ(built_in_scenario().places.size(), airports.size());
  for (const Place& p : built_in_scenario().places) {
    const auto& [icao, at] = airports.at(p.iata);
    EXPECT_EQ(p.icao, icao);
    EXPECT_NEAR(p.at.lon, at.lon, 1e-6);
    EXPECT_NEAR(p.at.lat, at.lat, 1e-6);
    EXPECT_TRUE(has_both(p.name));
  }
}

TEST(BuiltIn, EveryTextIsInBothLanguages) {
  const Scenario& s = built_in_scenario();
  const auto both = [](const Text& t) { return t.empty() || has_both(t); };
  EXPECT_TRUE(both(s.title) && both(s.zone_name) && both(s.attribution));
  EXPECT_EQ(s.zone_name.in(Language::chinese), "北京时间");
  for (const Event& e : s.events)
    EXPECT_TRUE(!e.text.empty() && both(e.text) && both(e.date_text)) << e.text.in(Language::english);
  for (const StoryScene& e : s.scenes)
    EXPECT_TRUE(!e.title.empty() && both(e.title) && both(e.text)) << e.title.in(Language::english);
  for (const Figure& f : s.figures) EXPECT_TRUE(!f.text.empty() && both(f.text)) << f.id;
  for (const Flight& f : s.flights) EXPECT_TRUE(both(f.note)) << f.id;
}

// Officers fly out and suspects back; nobody is called more than a suspect, and no victim is placed anywhere.
TEST(BuiltIn, WhoIsAboard) {
  const Scenario& s = built_in_scenario();
  std::string words;
  for (const Flight& f : s.flights) words += f.note->in(Language::english) + f.note->in(Language::chinese);
  for (const StoryScene& e : s.scenes) words += e.notes.in(Language::english) + e.notes.in(Language::chinese);
  for (const Event& e : s.events) words += e.text.in(Language::english) + e.text.in(Language::chinese);
  for (const Figure& f : s.figures) words += f.text.in(Language::english) + f.text.in(Language::chinese);
  for (const Callout& c : s.callouts) words += c.text.in(Language::english) + c.text.in(Language::chinese);
  for (const StoryScene& e : s.scenes)
    words += e.title.in(Language::english) + e.title.in(Language::chinese) + e.text.in(Language::english) +
             e.text.in(Language::chinese);
  for (const char* verdict : {"criminal", "Criminal", "fraudster", "罪犯", "犯罪分子", "骗子", "ictim",
                              "受害", "people aboard are"})
    EXPECT_THAT(words, testing::Not(testing::HasSubstr(verdict)));
  for (const Flight& f : s.flights)
    EXPECT_EQ(f.kind, s.places[f.from].country == "CN" ? "officers" : "suspects") << f.id;
  EXPECT_EQ(s.kinds.at("suspects").in(Language::chinese), "嫌疑人");
}

TEST(BuiltIn, EventsFromJuneToTheLandings) {
  const Scenario& s = built_in_scenario();
  const auto at = [&](const std::string& when, const std::string& words, const std::string& source) {
    for (const Event& e : s.events) {
      const auto ids = ids_of(e.sources);
      if (e.at == china_time(when) && e.text.in(Language::english).find(words) != std::string::npos)
        return std::find(ids.begin(), ids.end(), source) != ids.end();
    }
    return false;
  };
  EXPECT_TRUE(at("2015-06-01 00:00", "23 departments", "article"));
  EXPECT_TRUE(
      at("2015-10-01 00:00",
         "Indonesia and Cambodia, to investigate with the police there and those of Taiwan and Hong Kong",
         "caixin"));
  EXPECT_TRUE(at("2015-10-09 00:00", "first time", "article"));
  EXPECT_TRUE(at("2015-10-19 01:00", "8 sites in Indonesia: 224 people", "xinhua-en"));  // Jakarta's midnight
  EXPECT_TRUE(at("2015-10-30 00:00", "six-month", "article"));
  EXPECT_TRUE(at("2015-10-31 01:00", "3 sites in Cambodia: 168 people", "xinhua-en"));
  EXPECT_TRUE(at("2015-11-09 18:00", "91 officers", "mps-cib"));
  EXPECT_TRUE(at("2015-11-09 18:47", "73 officers", "mps-cib"));
  EXPECT_TRUE(at("2015-11-10 01:50", "handed over", "bjnews"));
  EXPECT_TRUE(at("2015-11-10 08:00", "39 suspects", "xinhua-gz"));
  EXPECT_TRUE(at("2015-11-10 09:00", "90 suspects, 81 men and 9 women", "bjnews"));
  EXPECT_TRUE(at("2015-11-10 09:00", "78 suspects", "bjnews"));
  EXPECT_TRUE(at("2015-11-10 09:00", "47 suspects", "caixin"));
  EXPECT_TRUE(at("2015-11-10 09:30", "more than 4,000 major cross-border telecom-fraud cases", "article"));
  EXPECT_EQ(s.events.front().at, china_time("2015-06-01 00:00"));
}

// A card says who was brought where before anything is told, and what is known and what is not at the end.
TEST(BuiltIn, OpensAndClosesWithACard) {
  const Scenario& s = built_in_scenario();
  ASSERT_EQ(s.scenes.size(), 11u);
  for (std::size_t i = 0; i < s.scenes.size(); ++i) {
    EXPECT_EQ(s.scenes[i].card, i == 0 || i == 10) << i;
    EXPECT_TRUE(has_both(s.scenes[i].title) && has_both(s.scenes[i].text) && has_both(s.scenes[i].notes))
        << i;
  }
  const auto says = [&](const StoryScene& scene, std::initializer_list<const char*> english,
                        std::initializer_list<const char*> chinese) {
    for (const char* words : english)
      EXPECT_THAT(scene.title.english + "\n" + scene.text.english, testing::HasSubstr(words));
    for (const char* words : chinese)
      EXPECT_THAT(scene.title.chinese + "\n" + scene.text.chinese, testing::HasSubstr(words));
    EXPECT_LE(scene.text.english.size(), 200u) << "short enough for a slide";
  };
  says(s.scenes.front(), {"10 November 2015", "254 telecom-fraud suspects", "Jakarta and Phnom Penh"},
       {"2015年11月10日", "254名电信诈骗嫌疑人", "雅加达、金边"});
  says(s.scenes.back(), {"254 suspects on four charters", "not known", "9\u00A0pm", "Sources: "},
       {"四架包机", "254名嫌疑人", "不详", "晚9时", "来源："});
}

// What a source lacks, and how a number or a time was found, is said in notes, and not on the pictures.
TEST(BuiltIn, EditorsRemarksAreNotes) {
  const Scenario& s = built_in_scenario();
  std::string notes, shown;
  for (const Event& e : s.events) {
    EXPECT_TRUE(e.note.empty() || has_both(e.note));
    notes += e.note.english;
    for (const Text* text : {&e.text, &e.date_text}) shown += text->english + text->chinese;
  }
  for (const StoryScene& scene : s.scenes)
    for (const Text* text : {&scene.title, &scene.text}) shown += text->english + text->chinese;
  for (const Callout& c : s.callouts) shown += c.text.english + c.text.chinese;
  for (const char* said : {"breaks off at this date", "prints 2", "state the zone", "says 9 pm"})
    EXPECT_THAT(notes, testing::HasSubstr(said));
  for (const char* remark : {"breaks off", "prints", "assumed", "The article", "(", "（", "译文", "推定"})
    EXPECT_THAT(shown, testing::Not(testing::HasSubstr(remark)));
}

// The first four scenes after the card have something to show, and each number on a card has a figure with
// its source.
TEST(BuiltIn, CalloutsSayWhatHappensAndWhoSaysSo) {
  const Scenario& s = built_in_scenario();
  for (std::size_t scene = 1; scene < 5; ++scene)
    EXPECT_TRUE(std::ranges::any_of(s.callouts, [&](const Callout& c) {
      return overlaps(c.shown, {s.scenes[scene].from, s.scenes[scene].to});
    })) << scene;
  for (const Callout& c : s.callouts) {
    EXPECT_TRUE(c.text.empty() || has_both(c.text)) << c.line;
    EXPECT_TRUE(c.shown.from && c.shown.to) << c.line;
    EXPECT_TRUE(c.figure.empty() ? !c.sources.empty() : !figure_named(c.figure).sources.empty()) << c.line;
  }
}

TEST(BuiltIn, DisagreementsAreKeptSideBySide) {
  const Figure& landing = figure_named("landing-time");
  EXPECT_EQ(landing.value.in(Language::english), "09:00");
  ASSERT_EQ(landing.claims.size(), 2u);
  EXPECT_EQ(landing.claims[1].value.in(Language::english), "9 pm");
  EXPECT_THAT(ids_of(landing.claims[1].sources), testing::ElementsAre("article"));

  const Figure& officers = figure_named("officers-guangdong");
  EXPECT_EQ(officers.value.in(Language::english), "32");
  EXPECT_EQ(officers.sure, Certainty::derived);
  ASSERT_EQ(officers.claims.size(), 2u);
  EXPECT_EQ(officers.claims[1].value.in(Language::english), "2");
  EXPECT_THAT(ids_of(officers.claims[1].sources), testing::ElementsAre("mps-cib"));

  const Figure& teams = figure_named("work-teams");
  ASSERT_EQ(teams.claims.size(), 2u);
  EXPECT_EQ(teams.claims[1].value.in(Language::english), "to Indonesia, Cambodia, Taiwan and Hong Kong");
  EXPECT_THAT(ids_of(teams.claims[1].sources), testing::ElementsAre("article"));
}

// The 4,000 cases are the operation's, and no province is one of victims.
TEST(BuiltIn, TheCasesAreThoseOfTheOperation) {
  const Scenario& s = built_in_scenario();
  const std::string last = s.events.back().text.in(Language::english);
  EXPECT_THAT(last, testing::HasSubstr("The operation solved more than 4,000"));
  EXPECT_THAT(s.events.back().text.in(Language::chinese), testing::HasSubstr("此次行动侦破4000余起"));
  EXPECT_THAT(s.scenes[9].notes.in(Language::english),
              testing::HasSubstr("The operation solved more than 4,000"));
  EXPECT_THAT(figure_named("cases").text.in(Language::english), testing::HasSubstr("in the operation"));
  EXPECT_THAT(figure_named("provinces").text.in(Language::english),
              testing::HasSubstr("that the cases involved"));
  EXPECT_THAT(ids_of(figure_named("suspects-landed").sources), testing::ElementsAre("article"));
}

TEST(BuiltIn, Totals) {
  EXPECT_EQ(figure_named("suspects-landed").value.in(Language::english), "254");
  EXPECT_EQ(figure_named("officers-sent").value.in(Language::english), "282");
  EXPECT_EQ(figure_named("taken-indonesia").value.in(Language::english), "224");
  EXPECT_EQ(figure_named("taken-cambodia").value.in(Language::english), "168");
  EXPECT_EQ(figure_named("departments").value.in(Language::english), "23");
  EXPECT_EQ(figure_named("cases").value.in(Language::english), "more than 4,000");
  EXPECT_EQ(figure_named("provinces").value.in(Language::english), "more than 20");
}

}  // namespace
}  // namespace homebound::scenario
