// Exploring flows with a real mouse: a band's facts, a place singled out, a brushed histogram.
#include <fstream>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "windowed_test.h"

namespace homebound::test {
namespace {

// Sixty flights in ten days between five cities, drawn as bands.
std::string story() {
  std::mt19937 random(5);
  constexpr const char* codes[] = {"PEK", "SIN", "DEL", "SYD", "NRT"};
  std::string toml = "title = 'Flows'\nroutes = { as = 'corridors' }\nzone = 'UTC'\n";
  for (int i = 0; i < 60; ++i) {
    const auto a = random() % 5, b = (a + 1 + random() % 4) % 5;
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = '" + codes[a] + "'\nto = '" + codes[b] +
            "'\ndepart = 2020-01-" + std::to_string(10 + i % 10) + "T" + std::to_string(10 + i % 7) +
            ":00:00Z\npeople = " + std::to_string(50 + random() % 200) + "\n";
  }
  return toml;
}

class FlowsTest : public WindowedTest {
 protected:
  static void SetUpTestSuite() {
    WindowedTest::SetUpTestSuite();
    std::ofstream(root_ / "flows.toml") << story();
  }
  void SetUp() override {
    WindowedTest::SetUp();
    window_ = open({(root_ / "flows.toml").string()});
    ASSERT_FALSE(HasFailure());
  }

  std::unique_ptr<Window> window_;
};

TEST_F(FlowsTest, APlaceIsSingledOutByThePointerAndKeptByAClick) {
  const Box map = window_->box("map"), place = window_->box("place:SIN");
  window_->move_away();
  ASSERT_TRUE(window_->settles());
  const Screen all = server_->screen();
  window_->move(place.middle());
  ASSERT_TRUE(window_->settles());
  EXPECT_THAT(window_->field("hover"), testing::StartsWith("place:"));
  EXPECT_EQ(window_->field("place"), "none") << "only the pointer singles it out";
  EXPECT_GT(difference(all, server_->screen(), map), 0.02) << "the others fade";
  window_->move_away();
  ASSERT_TRUE(window_->settles());
  EXPECT_LT(difference(all, server_->screen(), map), 0.001) << "and come back";
  window_->click("place:SIN");
  ASSERT_TRUE(wait_until([&] { return window_->field("place") != "none"; }));
  window_->move_away();
  ASSERT_TRUE(window_->settles());
  EXPECT_GT(difference(all, server_->screen(), map), 0.02) << "a click keeps it";
  window_->key("Escape");
  EXPECT_TRUE(window_->comes_to("place", "none"));
  window_->key("alt+Left");
  EXPECT_TRUE(wait_until([&] { return window_->field("place") != "none"; }));
}

TEST_F(FlowsTest, ABandTellsItsFacts) {
  // Along the way from Singapore to Delhi, a band on either side.
  const auto a = window_->box("place:SIN").middle(), b = window_->box("place:DEL").middle();
  bool found = false;
  for (int step = -12; step <= 12 && !found; step += 2) {
    const double x = (a.first + b.first) / 2.0, y = (a.second + b.second) / 2.0;
    const double length = std::hypot(b.first - a.first, b.second - a.second);
    const double across_x = -(b.second - a.second) / length, across_y = (b.first - a.first) / length;
    window_->move({static_cast<int>(x + across_x * step), static_cast<int>(y + across_y * step)});
    ASSERT_TRUE(window_->settles());
    found = window_->field("hover").starts_with("flow:");
  }
  ASSERT_TRUE(found);
}

TEST_F(FlowsTest, DeparturesAreBrushed) {
  const Box bars = window_->box("departures");
  EXPECT_EQ(window_->field("shown"), "60");
  window_->drag(bars.at(0.2, 0.5), bars.at(0.45, 0.5));
  // The count follows the hand, so what the drag leaves is read once the window rests.
  ASSERT_TRUE(wait_until([&] { return window_->field("shown") != "60"; }));
  ASSERT_TRUE(window_->settles());
  const double some = window_->number("shown");
  EXPECT_GT(some, 5);
  EXPECT_LT(some, 30);
  EXPECT_EQ(window_->field("views"), "1") << "one drag, one step";
  window_->click(bars.at(0.7, 0.5));
  EXPECT_TRUE(window_->comes_to("shown", "60")) << "a click shows all times";
  window_->key("alt+Left");
  ASSERT_TRUE(wait_until([&] { return window_->number("shown") == some; }));
  window_->key("Escape");
  EXPECT_TRUE(window_->comes_to("shown", "60"));
  // A tenth of the story wide: narrower buckets.
  for (int i = 0; i < 9; ++i) window_->key("z");
  ASSERT_TRUE(window_->settles());
  window_->drag(bars.at(0.2, 0.5), bars.at(0.8, 0.5));
  ASSERT_TRUE(wait_until([&] { return window_->field("shown") != "60"; }));
  ASSERT_TRUE(window_->settles());
  EXPECT_LT(window_->number("shown"), some);
}

TEST_F(FlowsTest, WhatIsShownIsFramed) {
  window_->key("ctrl+shift+f");
  window_->click("filter.expression");
  window_->type("from=SIN to=DEL");
  ASSERT_TRUE(wait_until([&] { return window_->field("shown") != "60"; }));
  ASSERT_TRUE(window_->settles());
  const double span = window_->number("span");
  window_->click(window_->box("map").at(0.02, 0.98));  // the keyboard goes back to the map
  window_->key("ctrl+Home");
  ASSERT_TRUE(wait_until([&] { return window_->number("span") < span * 0.8; }));
}

}  // namespace
}  // namespace homebound::test
