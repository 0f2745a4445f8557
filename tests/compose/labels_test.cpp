#include "compose/labels/labels.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/framing/framing.h"
#include "compose/labels/graticule_labels.h"
#include "compose/labels/label_search.h"
#include "compose/labels/label_space.h"
#include "compose/labels/point_labels.h"
#include "compose/picture/plan_parts.h"
#include "compose/view/page.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support.h"

namespace homebound::compose {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

std::shared_ptr<const timeline::Timeline> timeline_of(scenario::Scenario scenario) {
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(std::move(scenario))));
}
std::shared_ptr<const timeline::Timeline> story() {
  static const auto timeline = timeline_of(scenario::read(scenario::built_in()));
  return timeline;
}
std::shared_ptr<const timeline::Timeline> delta() {
  static const auto timeline = timeline_of(scenario::read(TEST_SOURCE_DIR "/data/pearl-river-delta.toml"));
  return timeline;
}

Plan plan_framed(const std::shared_ptr<const timeline::Timeline>& timeline, Framing framing,
                 Options options = {}) {
  const PageSetup setup = page_setup({1280, 720});
  if (framing.projection.empty() && timeline->scenario->extent) framing.extent = timeline->scenario->extent;
  View view = frame(*timeline, framing, setup.page, setup.scale);
  return Plan(World::shipped(), timeline, read_theme("paper"), std::move(view), std::move(options));
}

std::vector<std::string> texts_of(const Plan& plan, const std::string& kind) {
  std::vector<std::string> texts;
  for (const PlacedLabel& l : placed_labels(plan))
    if (l.kind == kind) texts.push_back(l.text);
  return texts;
}

// What must hold of the labels of any map.
void expect_in_order(const Plan& plan) {
  const std::vector<Label>& labels = plan.parts().labels;
  const Rect page{0, 0, plan.view().page.width, plan.view().page.height};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Label& a = labels[i];
    if (!a.box) continue;
    const std::string name = a.text.plain();
    EXPECT_TRUE(page.contains({a.box->left, a.box->top}) && page.contains({a.box->right, a.box->bottom}))
        << name;
    const auto leader = leader_of(a);
    for (std::size_t k = 0; k < labels.size(); ++k) {
      const Label& b = labels[k];
      if (k == i) continue;
      const std::string both = name + " and " + b.text.plain();
      const bool point =
          b.kind != LabelKind::country && b.kind != LabelKind::sea && b.kind != LabelKind::graticule;
      EXPECT_FALSE(point && b.marked && a.box->contains(b.at)) << both;
      if (!b.box) continue;
      EXPECT_FALSE(a.box->overlaps(*b.box)) << both;
      if (!leader) continue;
      EXPECT_EQ(length_inside(*b.box, leader->from, leader->to), 0) << "leader: " << both;
      const auto other = leader_of(b);
      EXPECT_FALSE(other && cross(leader->from, leader->to, other->from, other->to)) << both;
    }
  }
}

TEST(LabelSearch, EachTakesItsCheapestFreePlace) {
  const Rect here = Rect::at(0, 0, 10, 10), there = Rect::at(0, 40, 10, 10);
  const std::vector<std::vector<Candidate>> two = {{{here, 0}, {there, 1}}, {{here, 0}, {there, 1}}};
  EXPECT_EQ(choose(two), (std::vector<std::optional<std::size_t>>{0, 1}));
}

TEST(LabelSearch, ALabelMovesAsideForOneThatHasNoOtherPlace) {
  const Rect here = Rect::at(0, 0, 10, 10), there = Rect::at(0, 40, 10, 10);
  EXPECT_EQ(choose({{{here, 0}, {there, 5}}, {{here, 0}}}), (std::vector<std::optional<std::size_t>>{1, 0}));
  // And one that stands aside moves on: a chain of three.
  const Rect last = Rect::at(0, 80, 10, 10);
  EXPECT_EQ(choose({{{here, 0}, {there, 5}}, {{there, 0}, {last, 5}}, {{here, 0}}}),
            (std::vector<std::optional<std::size_t>>{1, 1, 0}));
  // Nobody who has a place loses it.
  EXPECT_EQ(choose({{{here, 0}}, {{here, 0}}}), (std::vector<std::optional<std::size_t>>{0, std::nullopt}));
}

TEST(LabelSearch, LeadersCrossNeitherEachOtherNorABox) {
  const auto led = [](double x, double y, Point from) {
    const Rect box = Rect::at(x, y, 10, 10);
    return Candidate{box, 10, true, from, box.centre()};
  };
  const Candidate a = led(0, 100, {50, 0}), crossing = led(50, 100, {0, 0}), beside = led(-60, 0, {0, 0});
  EXPECT_EQ(choose({{a}, {crossing, beside}}), (std::vector<std::optional<std::size_t>>{0, 1}));
  const Candidate across{Rect::at(20, 45, 10, 10), 0, false, {}, {}};
  EXPECT_EQ(choose({{a}, {across}}), (std::vector<std::optional<std::size_t>>{0, std::nullopt}));
}

TEST(LabelSpace, LengthsAddUpOverItsCells) {
  LabelSpace space({640, 320});
  space.add_line({0, 10}, {640, 10});
  EXPECT_NEAR(space.line_length({100, 0, 300, 20}), 200, 1e-9);
  EXPECT_EQ(space.crossings({150, 0}, {150, 100}), 1);
  EXPECT_EQ(space.crossings({32, 0}, {32, 100}), 1) << "on the border of two cells";
  EXPECT_EQ(space.crossings({150, 20}, {150, 100}), 0);
  space.block({50, 50, 60, 60});
  EXPECT_FALSE(space.is_free({0, 0}, {100, 100}));
  EXPECT_TRUE(space.is_free({0, 100}, {100, 100}));
}

TEST(Labels, NearlyAllOfSixtyPlacesCloseTogetherAreNamed) {
  for (const Language language : {Language::english, Language::chinese, Language::both}) {
    const Plan plan = plan_framed(delta(), {}, {.language = language});
    const auto unplaced = unplaced_labels(plan);
    const auto unnamed = static_cast<std::size_t>(std::ranges::count_if(
        unplaced, [](const UnplacedLabel& l) { return l.kind == "airport" || l.kind == "city"; }));
    EXPECT_LE(unnamed, 8U);
    std::size_t named = 0;
    for (const Label& l : plan.parts().labels) named += l.place && l.box;
    EXPECT_EQ(named + unnamed, 60U);
    expect_in_order(plan);
  }
}

TEST(Labels, StandInOrderOnEveryKindOfMap) {
  Options options;
  options.layers.countries = true;
  for (const Language language : {Language::english, Language::both})
    for (const char* projection :
         {"", "robinson", "orthographic", "mercator", "lambert-azimuthal", "plate-carree"})
      for (const LonLat centre : {LonLat{110, 20}, LonLat{-100, 40}, LonLat{180, -80}}) {
        options.language = language;
        SCOPED_TRACE(std::string(projection) + " " + std::to_string(centre.lon));
        expect_in_order(plan_framed(story(), {.projection = projection, .center = centre}, options));
      }
}

TEST(Labels, TheNeutralMapNamesSeasButNoCountries) {
  const Plan usual = plan_framed(story(), {.projection = "robinson", .center = LonLat{10, 0}});
  EXPECT_THAT(texts_of(usual, "sea"), AllOf(Contains("Pacific Ocean"), Contains("Indian Ocean")));
  EXPECT_TRUE(texts_of(usual, "country").empty());
  Options options;
  options.layers.countries = true, options.layers.seas = false, options.layers.graticule_labels = false;
  options.layers.callouts = false;
  const Plan other = plan_framed(story(), {.projection = "robinson", .center = LonLat{10, 0}}, options);
  EXPECT_THAT(texts_of(other, "country"), AllOf(Contains("AUSTRALIA"), Contains("BRAZIL")));
  EXPECT_TRUE(texts_of(other, "sea").empty() && texts_of(other, "graticule").empty());
  options.layers.labels = false;
  EXPECT_TRUE(placed_labels(plan_framed(story(), {}, options)).empty());
  EXPECT_TRUE(unplaced_labels(plan_framed(story(), {}, options)).empty());
}

TEST(Labels, BothLanguagesStandOneAboveTheOther) {
  const Plan plan = plan_framed(story(), {}, {.language = Language::both});
  EXPECT_THAT(texts_of(plan, "airport"), Contains("Beijing PEK 北京"));
  EXPECT_THAT(texts_of(plan, "sea"), Contains("South China Sea 南海"));
  EXPECT_THAT(texts_of(plan_framed(story(), {}, {.language = Language::chinese}), "airport"),
              Contains("北京 PEK"));
}

std::shared_ptr<const timeline::Timeline> flights_between(const std::string& pairs,
                                                          const std::string& more = "") {
  std::string toml = more;
  for (std::size_t at = 0; at < pairs.size(); at += 8)
    toml += "[[flight]]\nid = '" + pairs.substr(at, 7) + "'\nfrom = '" + pairs.substr(at, 3) + "'\nto = '" +
            pairs.substr(at + 4, 3) + "'\ndepart = 2015-11-10T02:00:00\npeople = 9\n";
  return timeline_of(scenario::parse(toml, "pairs.toml"));
}

TEST(Labels, NameCitiesUnlessTwoAirportsOfOneAreUsed) {
  EXPECT_THAT(texts_of(plan_framed(flights_between("AMM-CDG JED-TXL"), {}), "airport"),
              testing::UnorderedElementsAre("Amman AMM", "Paris CDG", "Jeddah JED", "Berlin TXL"));
  EXPECT_THAT(texts_of(plan_framed(flights_between("LHR-CDG LGW-ORY"), {}), "airport"),
              testing::IsSupersetOf({"London Gatwick LGW", "Paris Orly ORY"}));
  const auto named =
      flights_between("AMM-CDG", "[[place]]\nid = 'AMM'\nairport = 'AMM'\nname = 'The base'\n");
  EXPECT_THAT(texts_of(plan_framed(named, {}), "airport"), Contains("The base AMM"));
}

TEST(Labels, ChineseNamesAreFoundForCities) {
  const Plan plan = plan_framed(flights_between("CBB-LHR KRT-JED"), {}, {.language = Language::chinese});
  EXPECT_THAT(texts_of(plan, "airport"), testing::IsSupersetOf({"科恰班巴 CBB", "喀土穆 KRT", "吉达 JED"}));
}

// No name stands far from its mark or nearer to another, however many there are; what has no place is listed.
TEST(Labels, StandByTheirMarksInStoriesOfEverySize) {
  for (const int flights : story_sizes)
    for (const Size pixels : {Size{1920, 1080}, Size{1080, 1920}, Size{1080, 1080}, Size{1240, 1754}})
      for (const Language language : {Language::english, Language::chinese}) {
        SCOPED_TRACE(std::to_string(flights) + " on " + std::to_string(pixels.height));
        const auto timeline = generated_story(flights);
        const Plan plan(World::shipped(), timeline, read_theme("paper"), view_of(*timeline, pixels),
                        {.language = language});
        const std::vector<Label>& labels = plan.parts().labels;
        std::size_t named = 0;
        for (const Label& l : labels) {
          const bool point = l.place || l.kind == LabelKind::city || l.kind == LabelKind::capital;
          if (!l.box || !point) continue;
          named += l.place.has_value();
          const double own = distance(*l.box, l.at);
          EXPECT_LE(own, 40) << l.text.plain();
          for (const Label& other : labels)
            if (&other != &l && other.marked &&
                (other.place || other.kind == LabelKind::city || other.kind == LabelKind::capital)) {
              EXPECT_GE(distance(*l.box, other.at), own - 1e-6)
                  << l.text.plain() << " at " << other.text.plain();
            }
        }
        EXPECT_GE(named, 4U);
        for (const PlacedLabel& l : placed_labels(plan)) {  // what `export --json` tells
          EXPECT_LE(l.distance, 40) << l.text;
          EXPECT_TRUE(l.nearest) << l.text;
        }
        std::size_t listed = 0;
        for (const UnplacedLabel& l : unplaced_labels(plan)) listed += l.kind == "airport";
        EXPECT_EQ(named + listed, timeline->scenario->places.size());
      }
}

TEST(Labels, AircraftCoverNoName) {
  const drawing::Drawing drawing = compose(
      plan_framed(story(), {}), timeline::evaluate(*story(), *parse_instant("2015-11-10T06:00+08:00")));
  std::vector<std::string> order;
  for (const drawing::Item& item : drawing.items)
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      order.push_back((*g)->name);
  const auto at = [&](const char* name) { return std::ranges::find(order, name) - order.begin(); };
  EXPECT_LT(at("routes"), at("aircraft"));
  EXPECT_LT(at("aircraft"), at("places"));
}

TEST(Labels, APlaceThatNoFlightUsesIsMarkedAndNamed) {
  const auto timeline = timeline_of(scenario::parse(
      "[[place]]\nid = 'camp'\nname = 'The Camp'\nlon = 105\nlat = 13\n"
      "[[place]]\nid = 'far'\nname = 'Far Away'\nlon = -60\nlat = -30\n"
      "[[flight]]\nid = 'a'\nfrom = 'PNH'\nto = 'PEK'\ndepart = 2015-11-10T02:00:00\npeople = 9\n",
      "camp.toml"));
  const Plan plan = plan_framed(timeline, {});
  EXPECT_THAT(texts_of(plan, "city"), Contains("The Camp"));
  const std::vector<UnplacedLabel> left = unplaced_labels(plan);
  ASSERT_EQ(std::count_if(left.begin(), left.end(), [](auto& l) { return l.text == "Far Away"; }), 1);
  for (const UnplacedLabel& l : left)
    EXPECT_EQ(l.reason, l.text == "Far Away" ? "not on this map" : "no room");
}

// The value at the edge is that of the line there.
TEST(GraticuleLabels, NameTheLineThatTheyStandOn) {
  EXPECT_EQ(parallel_name(22.5), "22.5°N");
  EXPECT_EQ(parallel_name(0), "0°");
  EXPECT_EQ(meridian_name(-30), "30°W");
  EXPECT_EQ(meridian_name(-180), "180°");
  for (const char* projection : {"", "robinson", "mercator", "lambert-conic"}) {
    const Plan plan = plan_framed(story(), {.projection = projection});
    const View& view = plan.view();
    int seen = 0;
    for (const PlacedLabel& l : placed_labels(plan)) {
      if (l.kind != "graticule") continue;
      const Point inside =
          l.at + (view.to_page(*view.projection.forward(view.projection.centre())) - l.at) * 0.005;
      const auto place = view.projection.inverse(view.to_page.inverse()(inside));
      ASSERT_TRUE(place) << l.text;
      const double value = std::stod(l.text) * (l.text.ends_with("S") || l.text.ends_with("W") ? -1 : 1);
      const bool parallel = l.text.ends_with("N") || l.text.ends_with("S");
      const double off = parallel         ? place->lat - value
                         : l.text == "0°" ? std::min(std::abs(place->lat), std::abs(place->lon))
                                          : std::remainder(place->lon - value, 360);
      EXPECT_NEAR(off, 0, 1.5) << projection << " " << l.text;
      ++seen;
    }
    EXPECT_GE(seen, 6) << projection;
  }
}

// A ring on a map of which nothing says what it is.
TEST(Labels, MarksWithoutANameAreCountedOnThePicture) {
  std::string flights;
  for (const char* from :
       {"AMS", "RTM", "EIN", "MST", "BRU", "CRL", "LGG", "ANR", "NRN", "DUS", "CGN", "DTM"})
    flights += test::flight(from, from, "PAD");
  const auto timeline = test::compiled(flights);
  const auto said = [&](const Framing& framing, Language language) {
    const Plan plan = plan_framed(timeline, framing, {.language = language});
    const auto unplaced = unplaced_labels(plan);
    const auto airports = std::ranges::count(unplaced, "airport", &UnplacedLabel::kind);
    std::string texts =
        test::texts(test::group(compose(plan, timeline::evaluate(*timeline, timeline->end)), "furniture"));
    std::erase(texts, '\n');  // between the runs of a line
    return std::pair{airports, texts};
  };
  for (const Language language : {Language::english, Language::chinese}) {
    const auto [unnamed, texts] = said({.projection = "orthographic"}, language);
    ASSERT_GT(unnamed, 1);
    EXPECT_THAT(texts, HasSubstr(language == Language::chinese
                                     ? fmt::format("未标名称的机场：{}个。", unnamed)
                                     : fmt::format("Marked without their names: {} airports.", unnamed)));
    const auto [none, near] = said({.projection = "lambert-azimuthal"}, language);
    EXPECT_EQ(none, 0);
    EXPECT_THAT(near, AllOf(Not(HasSubstr("Marked without")), Not(HasSubstr("未标名称"))));
  }
}

TEST(LabelText, IsShortenedByItsSecondLanguageAndThenByItsCode) {
  const LabelText both =
      point_text(LabelKind::airport, {"Port Sudan", "苏丹港"}, "PZU", Typography{Language::both, {}});
  ASSERT_EQ(both.plain(), "Port Sudan PZU 苏丹港");
  const auto english = both.shortened();
  ASSERT_TRUE(english);
  EXPECT_EQ(english->plain(), "Port Sudan PZU");
  const auto name = english->shortened();
  ASSERT_TRUE(name);
  EXPECT_EQ(name->plain(), "Port Sudan");
  EXPECT_LT(name->width, english->width);
  EXPECT_FALSE(name->shortened());
}

}  // namespace
}  // namespace homebound::compose
