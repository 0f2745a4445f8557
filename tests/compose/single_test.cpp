// A place singled out: its flights stand out in every form, and its sums are right.
#include "compose/routes/single.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "compose/support.h"

namespace homebound::compose {
namespace {

using namespace test;
using scenario::RoutesAs;
using testing::HasSubstr;

constexpr RoutesAs all_forms[] = {RoutesAs::flights, RoutesAs::corridors, RoutesAs::flows, RoutesAs::density};

// Four flights of Singapore, one of them with an unknown number aboard, and two of others.
std::shared_ptr<const timeline::Timeline> flights_of_singapore() {
  return compiled("title = 'x'\n" + flight("a", "PEK", "SIN", "people = 300\n") +
                  flight("b", "SIN", "SYD", "") + flight("c", "SIN", "DEL", "people = 1204\n") +
                  flight("d", "DEL", "SIN", "people = 7\n") + flight("e", "PEK", "DEL", "people = 50\n") +
                  flight("f", "SYD", "PEK", "people = 60\n"));
}

std::size_t place_named(const timeline::Timeline& timeline, std::string_view iata) {
  const auto& places = timeline.scenario->places;
  return static_cast<std::size_t>(std::ranges::find(places, iata, &scenario::Place::iata) - places.begin());
}

drawing::Drawing drawn(const Plan& plan, const Emphasis& emphasis = {}) {
  return compose(plan, timeline::evaluate(plan.timeline(), at("2020-01-01T02:00:00Z")), emphasis);
}

TEST(Single, HasEveryFlightOfThePlaceOnce) {
  const auto t = generated_story(300);
  for (const RoutesAs as : all_forms) {
    const Plan plan = plan_of(t, {.routes_as = as});
    for (const std::size_t place : {0U, 5U, 20U}) {
      const auto single = single_of(plan.parts(), place);
      std::vector<std::size_t> legs;
      for (const auto* some : {&single->legs.out, &single->legs.in, &single->legs.within})
        legs.insert(legs.end(), some->begin(), some->end());
      std::ranges::sort(legs);
      for (std::size_t i = 0; i < t->legs.size(); ++i) {
        const scenario::Flight& f = t->scenario->flights[t->legs[i].flight];
        const auto is_one = [&](std::size_t p) {
          return std::ranges::find(single->places, p) != single->places.end();
        };
        EXPECT_EQ(std::ranges::binary_search(legs, i), is_one(f.from) || is_one(f.to));
      }
      if (as == RoutesAs::flights) continue;
      std::vector<std::size_t> banded;
      for (const Flow& flow : single->bands.flows)
        banded.insert(banded.end(), flow.legs.begin(), flow.legs.end());
      std::ranges::sort(banded);
      EXPECT_EQ(banded, legs) << "none is too small to draw";
    }
  }
}

TEST(Single, FadesTheOthersInEveryForm) {
  const auto t = flights_of_singapore();
  const std::size_t place = place_named(*t, "SIN");
  for (const RoutesAs as : all_forms) {
    const auto plain = group(drawn(plan_of(t, {.routes_as = as})), "routes");
    const auto items = group(drawn(plan_of(t, {.routes_as = as, .place = place})), "routes");
    ASSERT_GE(items.size(), 2U);
    const auto* others = std::get_if<std::shared_ptr<const drawing::Group>>(&items.front());
    ASSERT_TRUE(others);
    EXPECT_LT((*others)->opacity, 0.3);
    // What fades is the map of all.
    EXPECT_EQ(drawing::dump({{}, {}, (*others)->items}), drawing::dump({{}, {}, plain}));
  }
}

TEST(Single, KeepsTheWidthsOfCorridors) {
  const auto t = flights_of_singapore();
  const Plan plan = plan_of(t, {.routes_as = RoutesAs::corridors});
  const auto& all = plan.parts().routes.forms.front().flows.flows;
  const auto single = single_of(plan.parts(), place_named(*t, "DEL"));
  ASSERT_EQ(single->bands.flows.size(), 3U);
  for (const Flow& own : single->bands.flows) {
    const auto same = std::ranges::find(all, own.legs, &Flow::legs);
    ASSERT_NE(same, all.end());
    EXPECT_DOUBLE_EQ(same->width, own.width);
  }
}

TEST(Single, SaysWhatLeavesAndWhatArrives) {
  const auto t = flights_of_singapore();
  const std::size_t place = place_named(*t, "SIN");
  const auto said = [&](Language language, RoutesAs as) {
    std::string all =
        texts(group(drawn(plan_of(t, {.language = language, .routes_as = as, .place = place})), "place"));
    std::erase(all, '\n');  // between runs of one line, too
    return all;
  };
  for (const RoutesAs as : all_forms) {
    const std::string english = said(Language::english, as);
    EXPECT_THAT(english, HasSubstr("Leaving: 2 flights · at least 1,204 people"));
    EXPECT_THAT(english, HasSubstr("Arriving: 2 flights · 307 people"));
    EXPECT_THAT(said(Language::chinese, as), HasSubstr("抵达：2班 · 307人"));
  }
}

TEST(Single, IsTheSamePictureUnderThePointer) {
  const auto t = flights_of_singapore();
  const std::size_t place = place_named(*t, "SIN");
  for (const RoutesAs as : {RoutesAs::flights, RoutesAs::corridors}) {
    const auto kept = drawn(plan_of(t, {.routes_as = as, .place = place}));
    const auto hovered = drawn(plan_of(t, {.routes_as = as}), {.place = place});
    EXPECT_EQ(drawing::dump(kept), drawing::dump(hovered));
  }
}

TEST(Single, CardStaysOnThePageAndOffTheColumn) {
  const auto t = generated_story(60);
  for (std::size_t place = 0; place < t->scenario->places.size(); ++place) {
    const Plan plan = plan_of(t, {.place = place});
    for (const drawing::Item& item : group(drawn(plan), "place"))
      if (const auto* run = std::get_if<drawing::GlyphRun>(&item)) {
        EXPECT_GT(run->origin.x, 0);
        EXPECT_GT(run->origin.y, 0);
        EXPECT_LT(run->origin.x, plan.view().page.width);
        EXPECT_LT(run->origin.y, plan.view().page.height);
      }
  }
}

TEST(Single, NamesTheOtherEndsInACrowd) {
  const auto t = generated_story(3000);
  std::size_t named = 0, without = 0;
  const std::size_t place = 3;
  const Plan plain = plan_of(t, {.routes_as = RoutesAs::density});
  const Plan plan = plan_of(t, {.routes_as = RoutesAs::density, .place = place});
  const auto single = single_of(plan.parts(), place);
  const auto is_end = [&](const Label& l) {
    return l.place && std::ranges::find(single->ends, *l.place) != single->ends.end();
  };
  for (const Label& l : plan.parts().labels) named += is_end(l) ? 1 : 0;
  for (const Label& l : plain.parts().labels) without += is_end(l) ? 1 : 0;
  EXPECT_GT(named, without);
  EXPECT_LE(named, 40U);
}

}  // namespace
}  // namespace homebound::compose
