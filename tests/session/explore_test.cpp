// Searching, filtering, following, measuring: what explorers tell the session.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "session/look/flight_rows.h"
#include "session/look/search.h"

namespace homebound::session {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Size explore_page{1200, 800};

class Explore : public testing::Test {
 protected:
  static std::shared_ptr<const timeline::Timeline> story() {
    static const auto timeline = std::make_shared<const timeline::Timeline>(
        timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
    return timeline;
  }
  Session session = open({"", story()});
  Shown shown{Projection::make("equal-earth", LonLat{110, 0}),
              to_page({{0, 2e6}, 1e7}, explore_page),
              explore_page,
              {}};
  double wall = 0;

  Session& tell(const Command& c) {
    session = apply(session, c, {Seconds(wall), shown});
    return session;
  }
  void go(const Found& found) {
    const Instant now = instant(session, Seconds(wall));
    for (const Command& c : go_to(found, *session.document.timeline, now)) tell(c);
  }
  // What is found, as "place PEK", "flight PNH-PEK" ..., in order.
  std::vector<std::string> found(const std::string& query) const {
    static const SearchIndex index(story()->scenario);
    std::vector<std::string> names;
    const scenario::Scenario& s = *story()->scenario;
    for (const Found& f : index.find(query)) switch (f.kind) {
        case Found::Kind::place:
          names.push_back("place " + s.places[f.index].iata);
          break;
        case Found::Kind::flight:
          names.push_back("flight " + s.flights[f.index].id);
          break;
        case Found::Kind::scene:
          names.push_back("scene " + std::to_string(f.index + 1));
          break;
        case Found::Kind::event:
          names.push_back("event");
          break;
        case Found::Kind::airport:
          names.push_back("airport " + f.airport->iata);
          break;
        case Found::Kind::position:
          names.push_back("position");
      }
    return names;
  }
  std::string first(const std::string& query) const {
    const auto all = found(query);
    return all.empty() ? "" : all.front();
  }
};

TEST_F(Explore, SearchReadsPositions) {
  const SearchIndex index(story()->scenario);
  for (const char* typed : {"31.2, 121.5", "N31 12 E121 30", "31°12'N 121°30'E", "北纬31.2°，东经121.5°"}) {
    ASSERT_EQ(first(typed), "position") << typed;
    const Found f = index.find(typed).front();
    EXPECT_NEAR(f.at.lat, 31.2, 1e-9) << typed;
    EXPECT_NEAR(f.at.lon, 121.5, 1e-9) << typed;
    EXPECT_EQ(std::get<LookAt>(go_to(f, *story(), story()->begin).front()).at, f.at);
  }
  EXPECT_THAT(found("747"), testing::Not(testing::Contains("position")));
}

TEST_F(Explore, SearchRanksCodesThenNamesThenSlips) {
  EXPECT_EQ(first("pek"), "place PEK");
  EXPECT_EQ(first("ZBAA"), "place PEK");
  EXPECT_EQ(first("北京"), "place PEK");
  EXPECT_EQ(first("hangzhuo"), "place HGH");
  EXPECT_EQ(first("phnom penh"), "place PNH");
  EXPECT_EQ(first("LHR"), "airport LHR");
  EXPECT_EQ(first("heathrow"), "airport LHR");
  EXPECT_EQ(first("PNH-PEK"), "flight PNH-PEK");
  EXPECT_EQ(first("jakarta shanghai"), "flight CGK-PVG");
  EXPECT_EQ(first("雅加达 上海"), "flight CGK-PVG");
  EXPECT_EQ(first("scene 3"), "scene 3");
  EXPECT_THAT(found("pek"), testing::Contains("flight PNH-PEK"));
  EXPECT_THAT(found(""), IsEmpty());
  EXPECT_THAT(found("  "), IsEmpty());
  EXPECT_THAT(found("qqqqqqqqqqqq"), IsEmpty());
}

TEST_F(Explore, WhatIsFoundIsGoneTo) {
  go({Found::Kind::flight, 5});
  EXPECT_EQ(session.look.focus, 5U);
  go({Found::Kind::event, 3});
  EXPECT_DOUBLE_EQ(second(session, Seconds(0)), event_seconds(*story())[3]);
  go({Found::Kind::scene, 2});
  const auto& scene = story()->story.stretches[2];  // once its camera has come
  EXPECT_DOUBLE_EQ(second(session, Seconds(0)), scene.from_second + scene.glide);
  EXPECT_GT(scene.glide, timeline::cards_fade.value);
  EXPECT_DOUBLE_EQ(entrance_of(story()->story, 2, true).second, scene.from_second)
      << "a film goes on from there";
  EXPECT_DOUBLE_EQ(entrance_of(story()->story, 0, false).second, 0) << "nothing comes before it";
  const data::Airport* heathrow = data::Airports::shipped().find("LHR");
  go({Found::Kind::airport, 0, heathrow});
  const Affine to = to_page(*session.look.camera.aim, explore_page);
  const Point at = to(*shown.projection.forward(heathrow->at));
  EXPECT_NEAR(at.x, 600, 1e-6);
  EXPECT_NEAR(at.y, 400, 1e-6);
  EXPECT_EQ(session.look.camera.aim->span, 1.2e6);
}

TEST_F(Explore, AFlightThatIsFoundIsUnderWay) {
  const timeline::Leg& leg = story()->legs[5];
  tell(SeekInstant{story()->begin});
  go({Found::Kind::flight, 5});
  EXPECT_EQ(instant(session, Seconds(wall)), leg.depart);
  const Instant meanwhile = leg.depart + std::chrono::minutes(20);
  tell(SeekInstant{meanwhile});
  const double second = session::second(session, Seconds(wall));
  go({Found::Kind::flight, 5});
  EXPECT_EQ(session::second(session, Seconds(wall)), second) << "it is under way";
  tell(GoBack{});
  EXPECT_FALSE(session.look.focus) << "one step";
  EXPECT_EQ(session::second(session, Seconds(wall)), second) << "the playhead stays";
}

TEST_F(Explore, NoTimeIsSoughtThatNobodyGave) {
  session = open({"", std::make_shared<const timeline::Timeline>(
                          timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(
                              "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\n", "untimed.toml"))))});
  tell(SeekSecond{0});
  go({Found::Kind::flight, 0});
  EXPECT_EQ(session.look.focus, 0U);
  EXPECT_EQ(session::second(session, Seconds(wall)), 0);
}

TEST_F(Explore, AFilterIsPartOfTheLookAndCanBeUndone) {
  const auto filter = timeline::parse_filter("from=PNH", *story());
  tell(FocusFlight{6, false});  // from Jakarta
  tell(SetFilter{filter});
  EXPECT_EQ(session.document.timeline->filter, filter);
  EXPECT_LT(session.document.timeline->shown(), story()->legs.size());
  EXPECT_FALSE(session.look.focus) << "what is hidden is not singled out";
  tell(GoBack{});
  EXPECT_TRUE(session.document.timeline->hidden.empty());
  EXPECT_EQ(session.look.focus, 6U);
  tell(GoForth{});
  EXPECT_EQ(session.document.timeline->filter, filter);
}

TEST_F(Explore, TheCameraEscortsAFlight) {
  tell(SeekInstant{*parse_instant("2015-11-10T06:00+08:00")});
  for (const std::string name : {"equal-earth", "orthographic"}) {
    shown.projection = Projection::make(name, LonLat{110, 0});
    tell(SetProjection{name});
    tell(EscortFlight{4});
    EXPECT_TRUE(session.look.escorts);
    const double span = session.look.camera.aim->span;
    for (const double later : {0.0, 1.0, 3.0}) {
      tell(SeekBy{later});
      const Camera camera = camera_at(session, shown, Seconds(wall));
      const Projection projection = camera.centre ? Projection::make(name, camera.centre) : shown.projection;
      const timeline::Leg& leg = story()->legs[4];
      const LonLat aircraft =
          timeline::position(leg, timeline::progress(leg, instant(session, Seconds(wall))));
      const Point at = to_page(*camera.aim, explore_page)(*projection.forward(aircraft));
      EXPECT_NEAR(at.x, 600, 0.5) << name;
      EXPECT_NEAR(at.y, 400, 0.5);
      EXPECT_EQ(camera.aim->span, span);
    }
    tell(ZoomAt{{600, 400}, 2});
    EXPECT_TRUE(session.look.escorts) << "the zoom is the user's";
    EXPECT_DOUBLE_EQ(camera_at(session, shown, Seconds(wall)).aim->span, session.look.camera.aim->span);
    tell(PanBy{{5, 5}});
    EXPECT_FALSE(session.look.escorts) << "the hand takes the camera";
  }
}

TEST_F(Explore, StepsFromFrameToFrameAndSetsMarks) {
  tell(SeekSecond{2});
  tell(StepFrame{1});
  EXPECT_DOUBLE_EQ(second(session, Seconds(0)), 61 / 30.0);
  tell(StepFrame{-2});
  EXPECT_DOUBLE_EQ(second(session, Seconds(0)), 59 / 30.0);
  tell(SetIn{10});
  tell(SetOut{20});
  EXPECT_EQ(session.clock.in, 10);
  tell(SetIn{});
  EXPECT_EQ(session.clock.in, std::nullopt);
  tell(SetPace{Pace::real});
  tell(StepSpeed{99});
  EXPECT_EQ(session.clock.speed, 10000);
}

TEST_F(Explore, TheStripZoomsAboutThePointer) {
  const Strip near = zoomed({}, 0.25, 4);
  EXPECT_DOUBLE_EQ(near.at(0.25), 0.25);
  EXPECT_DOUBLE_EQ(near.width(), 0.25);
  EXPECT_EQ(zoomed(near, 0.5, 0.01), Strip{});
  EXPECT_DOUBLE_EQ(panned(near, 100).to, 1);
  EXPECT_EQ(panned(near, -100).from, 0);
  EXPECT_GE(zoomed(near, 0.5, 1e9).width(), 1e-3);
  EXPECT_LE(showing(near, 0.9).from, 0.9);
  EXPECT_GE(showing(near, 0.9).to, 0.9);
  tell(SetStrip{near});
  EXPECT_EQ(session.strip, near);
  EXPECT_TRUE(session.back.empty());
}

TEST_F(Explore, RowsAreSortedStablyByEveryColumn) {
  const timeline::Timeline& t = *story();
  for (const Column column : columns)
    for (const bool descending : {false, true}) {
      const SortKey key{column, descending};
      EXPECT_THAT(flight_rows(t, "", {&key, 1}), testing::SizeIs(t.legs.size()));
    }
  const auto ids = [&](std::string_view text, std::vector<SortKey> keys) {
    std::vector<std::string> list;
    for (const auto row : flight_rows(t, text, keys)) list.push_back(t.scenario->flights[row].id);
    return list;
  };
  EXPECT_THAT(ids("suspects", {{Column::people, true}}),
              ElementsAre("PNH-PEK", "PNH-HGH", "CGK-PVG", "CGK-CAN"));
  EXPECT_THAT(ids("suspects", {{Column::from}, {Column::people}}),
              ElementsAre("CGK-CAN", "CGK-PVG", "PNH-HGH", "PNH-PEK"));
  // Equal ones keep the scenario's order, whichever way.
  EXPECT_EQ(ids("", {{Column::kind, true}}).front(), ids("suspects", {}).front());
  EXPECT_THAT(ids("金边 北京 suspects", {}), ElementsAre("PNH-PEK"));
  EXPECT_THAT(ids("nothing like it", {}), IsEmpty());
}

// Bounds sort by their middle, and what is unknown comes last whichever way.
TEST(Rows, ThoseWhoseNumberIsUnknownComeLast) {
  std::string toml;
  for (const char* people : {"'n/a'", "90", "{ min = 120, max = 160 }", "'about 150'", "0"})
    toml +=
        std::string("[[flight]]\nfrom='NRT'\nto='LAX'\ndepart=2020-01-01T00:00:00Z\npeople=") + people + "\n";
  const auto t =
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(toml, "a.toml")));
  const SortKey up{Column::people, false}, down{Column::people, true};
  EXPECT_THAT(flight_rows(t, "", {&up, 1}), ElementsAre(4, 1, 2, 3, 0));
  EXPECT_THAT(flight_rows(t, "", {&down, 1}), ElementsAre(3, 2, 1, 4, 0));
}

TEST(Search, FindsGreekAndCyrillicNamesInAnyCase) {
  const auto scenario = std::make_shared<const scenario::Scenario>(scenario::parse(R"(
[[place]]
id = "a"
name = "Шереметьево"
city = "Москва"
lon = 37.4
lat = 56
[[place]]
id = "b"
name = "Ελευθέριος Βενιζέλος"
city = "Αθήνα"
lon = 23.9
lat = 37.9
[[flight]]
from = "a"
to = "b"
)",
                                                                                   "test.toml"));
  const SearchIndex index(scenario);
  const auto first = [&](const char* query) {
    const auto found = index.find(query);
    return found.empty() || found[0].kind != Found::Kind::place ? "" : scenario->places[found[0].index].id;
  };
  for (const char* query : {"Москва", "МОСКВА", "шерем", "ШЕРЕМЕТЕВО"}) EXPECT_EQ(first(query), "a") << query;
  for (const char* query : {"Αθήνα", "ΑΘΗΝΑ", "αθηνα", "ΕΛΕΥΘΕΡΙΟΣ"}) EXPECT_EQ(first(query), "b") << query;
  const auto timeline = timeline::compile(scenario);
  EXPECT_THAT(flight_rows(timeline, "МОСКВА αθηνα", {}), testing::SizeIs(1));
  EXPECT_THAT(flight_rows(timeline, "МИНСК", {}), IsEmpty());
}

TEST(FlightRows, ListWhatNeverFlewAndSortByDelays) {
  const auto timeline = timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(
      "[[flight]]\nid = 'off'\nfrom = 'PNH'\nto = 'PEK'\ndepart = 2024-03-01T07:00:00\nstatus = 'cancelled'\n"
      "[[flight]]\nid = 'late'\nfrom = 'PNH'\nto = 'CAN'\n"
      "depart = { at = 2024-03-01T07:40:00, scheduled = 2024-03-01T07:00:00 }\n"
      "[[flight]]\nid = 'early'\nfrom = 'PNH'\nto = 'CAN'\n"
      "depart = { at = 2024-03-01T06:55:00, scheduled = 2024-03-01T07:00:00 }\n",
      "test.toml")));
  const SortKey by_delay{Column::delay, true};
  EXPECT_THAT(flight_rows(timeline, "", {&by_delay, 1}), ElementsAre(1, 2, 0)) << "what is not known is last";
  EXPECT_EQ(delays_of(timeline.scenario->flights[1]).departure, Seconds(40 * 60));
  EXPECT_FALSE(delays_of(timeline.scenario->flights[1]).arrival);
  EXPECT_THAT(flight_rows(filtered(timeline, {.to = {"CAN"}}), "", {}), ElementsAre(1, 2));
  EXPECT_THAT(flight_rows(filtered(timeline, {.to = {"PEK"}}), "", {}), ElementsAre(0));
  EXPECT_TRUE(says_anything(timeline, Column::status));
  EXPECT_TRUE(says_anything(timeline, Column::delay));
  const auto plain = timeline::compile(std::make_shared<const scenario::Scenario>(
      scenario::parse("[[flight]]\nfrom = 'PNH'\nto = 'CAN'\ndepart = 2024-03-01T06:55:00\n", "test.toml")));
  for (const Column column : {Column::status, Column::delay, Column::planned})
    EXPECT_FALSE(says_anything(plain, column));
}

}  // namespace
}  // namespace homebound::session
