#include "compose/picture/hit.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "support.h"
#include "support/temporary_folder.h"
#include "timeline/flow_sum.h"

namespace homebound::compose {
namespace {

using Kind = Hit::Kind;
using test::built_in_story;
using testing::ElementsAre;

Point page_point(const Plan& plan, LonLat p) {
  return plan.view().to_page(*plan.view().projection.forward(p));
}

const Plan& story_plan() {
  static const Plan plan = test::plan_of(built_in_story());
  return plan;
}

std::optional<Hit> first(const Plan& plan, const timeline::FrameState& state, Point at) {
  const auto all = hits(plan, state, at);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

TEST(Hit, FindsAircraftPlacesRoutesAndCities) {
  const Plan& plan = story_plan();
  const auto t = built_in_story();
  const auto state = timeline::evaluate(*t, test::at("2015-11-10T06:00+08:00"));
  for (std::size_t i = 0; i < t->legs.size(); ++i) {
    if (!state.flights[i].flies()) continue;
    EXPECT_EQ(first(plan, state, page_point(plan, timeline::position(t->legs[i], state.t))),
              (Hit{Kind::flight, i, {}}));
  }
  const auto& places = t->scenario->places;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (places[i].iata != "PEK") continue;
    EXPECT_EQ(first(plan, state, page_point(plan, places[i].at)), (Hit{Kind::place, i, {}}));
  }
  // On a line as it is drawn, away from aircraft.
  const RouteLine& line = plan.parts().routes.lines[4];
  const Point on = place_on(line, 0.98)->at;
  const auto under = hits(plan, state, on + Point{3, 0});
  EXPECT_THAT(under, testing::Contains(Hit{Kind::flight, 4, {}}));
  std::size_t cities = 0;
  for (const Label& l : plan.parts().labels) {
    if (l.place || !l.box || l.kind != LabelKind::city) continue;
    ++cities;
    const auto hit = first(plan, state, l.at);
    if (!hit || hit->kind != Kind::city) continue;
    EXPECT_EQ(l.text.plain(), World::shipped()->cities()[hit->index].city.name);
  }
  EXPECT_GT(cities, 3U);
  EXPECT_TRUE(hits(plan, state, {1270, 700}).empty());
}

TEST(Hit, FindsCountersFlightsOfTheListAndTheCaption) {
  const auto t = built_in_story();
  const Plan& plan = story_plan();
  const auto state = timeline::evaluate(*t, test::at("2015-11-10T08:10+08:00"));
  const auto& f = plan.parts().overlays;
  std::vector<std::string> counters;
  std::vector<std::size_t> flights;
  const auto add = [](auto& list, const auto& what) {
    if (std::find(list.begin(), list.end(), what) == list.end()) list.push_back(what);
  };
  for (int y = 0; y < static_cast<int>(f.column.height()); y += 2)
    for (int x = 0; x < static_cast<int>(f.column.width()); x += 4)
      for (const Hit& hit : hits(plan, state, Point{f.column.left, f.column.top} + Point{1.0 * x, 1.0 * y})) {
        if (hit.kind == Kind::counter) add(counters, hit.name);
        if (hit.kind == Kind::flight) add(flights, hit.index);
        EXPECT_NE(hit.kind, Kind::place) << "what lies under the column is not meant";
      }
  EXPECT_THAT(counters, ElementsAre("officers-waiting", "officers-aboard", "officers-landed",
                                    "suspects-waiting", "suspects-aboard", "suspects-landed"));
  EXPECT_THAT(flights, ElementsAre(4u, 5u, 6u));
  ASSERT_TRUE(state.event);
  EXPECT_EQ(first(plan, state, {100, f.caption.bottom - 10}), (Hit{Kind::event, *state.event, {}}));
}

TEST(Hit, WhatLiesOverOneAnotherIsClickedThroughInTurn) {
  const Plan& plan = story_plan();
  const auto t = built_in_story();
  const auto state = timeline::evaluate(*t, test::at("2015-11-10T06:00+08:00"));
  // A flight begins and one ends at its mark.
  const auto& places = t->scenario->places;
  const auto pek = std::ranges::find(places, "PEK", &scenario::Place::iata);
  const auto under = hits(plan, state, page_point(plan, pek->at));
  ASSERT_GT(under.size(), 2U);
  EXPECT_EQ(under.front().kind, Kind::place);
  std::optional<Hit> now;
  for (const Hit& expected : under) EXPECT_EQ(now = next_hit(under, now), expected);
  EXPECT_EQ(next_hit(under, now), under.front());
  EXPECT_EQ(next_hit(under, Hit{Kind::sea, 999, {}}), under.front());
  EXPECT_EQ(next_hit({}, now), std::nullopt);
}

TEST(Hit, LeavesOutWhatTheFilterHides) {
  const auto whole = built_in_story();
  const auto some = std::make_shared<const timeline::Timeline>(
      timeline::filtered(*whole, timeline::parse_filter("from=CGK", *whole)));
  const Plan plan = test::plan_of(some);
  const auto state = timeline::evaluate(*some, test::at("2015-11-10T06:00+08:00"));
  bool other = false;
  for (std::size_t i = 0; i < some->legs.size(); ++i) {
    EXPECT_EQ(plan.parts().routes.lines[i].path->empty(), !state.flights[i].shown);
    if (state.flights[i].status != timeline::Status::airborne || state.flights[i].shown) continue;
    other = true;
    for (const Hit& hit : hits(plan, state, page_point(plan, timeline::position(some->legs[i], state.t))))
      EXPECT_TRUE(hit.kind != Kind::flight || hit.index != i);
  }
  EXPECT_TRUE(other);
}

TEST(Hit, FindsFeaturesOfTheUser) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "zones.geojson") << R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"name": "zone"}, "geometry": {"type": "Polygon",
     "coordinates": [[[125, 5], [132, 5], [132, 12], [125, 12], [125, 5]]]}},
    {"type": "Feature", "properties": {"name": "buoy"}, "geometry": {"type": "Point", "coordinates": [135, 20]}},
    {"type": "Feature", "properties": {"name": "fence"}, "geometry": {"type": "LineString",
     "coordinates": [[124, 14], [128, 14], [132, 14]]}}]})";
  std::ofstream(folder / "mine.toml") << "[[flight]]\nid = 'a'\nfrom = 'CGK'\nto = 'NRT'\n"
                                         "depart = 2020-01-01T00:00:00Z\n"
                                         "[[layer]]\nfile = 'zones.geojson'\nlabel = 'name'\n";
  const auto t = timeline_of(folder / "mine.toml");
  const Plan plan(World::shipped(), t, read_theme("paper"), view_of(*t), {}, UserLayers::read(*t->scenario));
  const auto state = timeline::evaluate(*t, t->begin);
  const auto found = [&](LonLat p) {
    for (const Hit& hit : hits(plan, state, page_point(plan, p)))
      if (hit.kind == Kind::feature) return hit.name;
    return std::string("none");
  };
  EXPECT_EQ(found({129, 7}), "zone");
  EXPECT_EQ(found({135, 20}), "buoy");
  EXPECT_EQ(found({130, 14.05}), "fence");
  EXPECT_EQ(found({136, 10}), "none");
}

// A story of two ways between four cities, one of them flown three times, with one number unknown.
std::shared_ptr<const timeline::Timeline> few_ways() {
  using test::flight;
  return test::compiled("title = 'x'\n" + flight("a", "PEK", "SIN", "people = 300\nkind = 'guests'\n") +
                        flight("b", "PEK", "SIN", "people = 200\n") + flight("c", "PEK", "SIN", "") +
                        flight("d", "SIN", "PEK", "people = 150\n") + flight("e", "DEL", "SYD"));
}

Point on_band(const Flow& flow, double share) {
  const auto place = place_on(flow.way, share);
  const Point right{-std::sin(place->heading), std::cos(place->heading)};
  return place->at + right * (flow.offset + flow.width / 2);
}

TEST(Hit, FindsBandsWhereTheyAreDrawn) {
  const auto timeline = few_ways();
  const auto state = timeline::evaluate(*timeline, timeline->begin);
  for (const auto as : {scenario::RoutesAs::corridors, scenario::RoutesAs::flows}) {
    const Plan plan = test::plan_of(timeline, {.routes_as = as});
    const auto& flows = plan.parts().routes.forms.front().flows.flows;
    ASSERT_GE(flows.size(), 3U);
    for (const Flow& flow : flows) {
      const auto hit = first(plan, state, on_band(flow, 0.3));
      ASSERT_TRUE(hit);
      EXPECT_EQ(*hit, (Hit{Kind::flow, flow.legs.front(), {}, flow.legs}));
      const timeline::FlowSum sum = timeline::sum_of(*timeline, hit->members);
      EXPECT_EQ(sum.people, flow.people);
      EXPECT_EQ(sum.flights, flow.legs.size());
    }
  }
}

TEST(Hit, FindsNoFlightInAShadeOfThem) {
  const auto timeline = few_ways();
  const auto state = timeline::evaluate(*timeline, timeline->begin);
  const Plan plan = test::plan_of(timeline, {.routes_as = scenario::RoutesAs::density});
  for (std::size_t i = 0; i < timeline->legs.size(); ++i) {
    const auto place = place_on(plan.parts().routes.lines[i], 0.3);
    for (const Hit& hit : hits(plan, state, place->at)) {
      EXPECT_NE(hit.kind, Kind::flow);
      EXPECT_NE(hit.kind, Kind::flight);
    }
  }
  const auto& places = timeline->scenario->places;
  for (std::size_t i = 0; i < places.size(); ++i)
    EXPECT_EQ(first(plan, state, page_point(plan, places[i].at)), (Hit{Kind::place, i, {}}));
}

TEST(Hit, NamesThePlacesThatAreDrawnAsOne) {
  const auto timeline = test::compiled("title = 'x'\n" + test::flight("a", "CAN", "SYD") +
                                       test::flight("b", "SZX", "SYD", "people = 10\n"));
  const Plan plan = test::plan_of(timeline, {.routes_as = scenario::RoutesAs::flows});
  const auto hit = first(plan, timeline::evaluate(*timeline, timeline->begin),
                         page_point(plan, timeline->scenario->places[0].at));
  ASSERT_TRUE(hit);
  EXPECT_EQ(hit->kind, Kind::place);
  EXPECT_EQ(hit->members.size(), 2U);
}

}  // namespace
}  // namespace homebound::compose
