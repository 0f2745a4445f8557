// Two maps of one story: the same map, scales and clock, each with its own flights.
#include "compose/picture/side_by_side.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "compose/picture/plan_parts.h"
#include "compose/support.h"
#include "timeline/beside.h"

namespace homebound::compose {
namespace {

using namespace test;
using scenario::RoutesAs;

std::shared_ptr<const timeline::Timeline> filtered(const timeline::Timeline& t, const std::string& text) {
  return std::make_shared<const timeline::Timeline>(timeline::filtered(t, timeline::parse_filter(text, t)));
}

Options with(std::shared_ptr<const timeline::Timeline> second, std::optional<RoutesAs> as = {},
             int days = 0) {
  Options options;
  options.routes_as = as;
  options.beside = std::move(second);
  options.beside_days = days;
  return options;
}

const FlowMap& flows(const Plan& plan) { return plan.parts().routes.forms.front().flows; }

TEST(SideBySide, HasTheSameMapAndForm) {
  const auto all = generated_story(3000);
  const auto few = filtered(*all, "departs=2024-05-01T00:00Z/2024-05-01T02:00Z");
  ASSERT_LT(few->shown(), 200U);
  for (const auto& [first, second] : {std::pair{all, few}, {few, all}}) {
    const Plan plan = plan_of(first, with(second));
    ASSERT_TRUE(plan.beside());
    EXPECT_EQ(plan.view(), plan.beside()->view());
    EXPECT_EQ(plan.parts().routes.style.as, plan.beside()->parts().routes.style.as);
    EXPECT_EQ(plan.beside()->timeline().shown(), second->shown());
    EXPECT_FALSE(plan.beside()->beside());
  }
}

TEST(SideBySide, SharesTheScaleOfWidths) {
  const auto all = generated_story(300);
  const auto some = filtered(*all, "people<120");
  for (const RoutesAs as : {RoutesAs::corridors, RoutesAs::flows}) {
    const Plan plan = plan_of(all, with(some, as));
    const FlowMap &a = flows(plan), &b = flows(*plan.beside());
    EXPECT_EQ(a.rule.largest, b.rule.largest);
    EXPECT_EQ(a.busiest, b.busiest);
    // Flows of one size have one width, whichever map they are on.
    for (const Flow& flow : a.flows) EXPECT_DOUBLE_EQ(flow.width, b.rule.of(flow.size));
    EXPECT_GT(a.rule.largest, flows(plan_of(some, {.routes_as = as})).rule.largest)
        << "alone, the smaller one has a scale of its own";
  }
}

// The colours of a shade's pixels that one map shows where the other has the same flights.
TEST(SideBySide, ShadesTheSameFlightsAlike) {
  const auto all = generated_story(300);
  const auto image = [](const Plan& plan) {
    return std::get<drawing::Image>(plan.parts().routes.forms.front().density->all()->items.at(0)).pixels;
  };
  const auto half = filtered(*all, "departs=2024-05-01T00:00Z/2024-05-04T00:00Z");
  const Plan same = plan_of(all, with(all, RoutesAs::density));
  EXPECT_EQ(image(same)->rgba, image(*same.beside())->rgba);
  const Plan plan = plan_of(half, with(all, RoutesAs::density)),
             alone = plan_of(half, {.routes_as = RoutesAs::density});
  const auto brightest = [&](const Plan& p) {
    const auto pixels = image(p);
    int most = 0;
    for (std::size_t i = 3; i < pixels->rgba.size(); i += 4) most = std::max<int>(most, pixels->rgba[i]);
    return most;
  };
  EXPECT_LE(brightest(plan), brightest(alone)) << "half of the flights are half as much beside all of them";
  EXPECT_NE(image(plan)->rgba, image(alone)->rgba);
}

TEST(SideBySide, HasOneClockOrDaysBetween) {
  const auto t = generated_story(60);
  for (const int days : {0, 1}) {
    const Plan plan = plan_of(t, with(t, {}, days));
    const auto first = timeline::evaluate_story(*t, 5);
    const auto second = beside(first, plan);
    EXPECT_EQ(second.t - first.t, std::chrono::days(days));
  }
}

TEST(SideBySide, FillsThePage) {
  const auto t = built_in_story();
  for (const Size pixels : {Size{1280, 720}, {1281, 719}, {720, 1280}, {1080, 1080}}) {
    const Halves halves = halves_of(pixels);
    EXPECT_EQ(halves.first.width(), halves.second.width());
    EXPECT_EQ(halves.first.height(), halves.second.height());
    EXPECT_FALSE(halves.first.overlaps(halves.second));
    EXPECT_EQ(halves.second.right, pixels.width);
    EXPECT_EQ(halves.second.bottom, pixels.height);
    EXPECT_EQ(halves.second.left > 0, pixels.width >= pixels.height);
    const PageSetup setup = page_setup(halves.size());
    const Plan plan(World::shipped(), t, read_theme("paper"), frame(*t, {}, setup.page, setup.scale),
                    with(t));
    const auto state = timeline::evaluate_story(*t, 20);
    const auto page = side_by_side(compose(plan, state), compose(*plan.beside(), state), pixels, setup.scale);
    EXPECT_NEAR(page.page.width * setup.scale, pixels.width, 1e-9);
    EXPECT_NEAR(page.page.height * setup.scale, pixels.height, 1e-9);
    EXPECT_EQ(page.items.size(), 2U);
  }
}

}  // namespace
}  // namespace homebound::compose
