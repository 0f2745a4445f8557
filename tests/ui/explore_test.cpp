// Exploring with real keys and a real mouse: search, following, filters, measuring, the table, the timeline.
#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "driven_window.h"
#include "scenario/read.h"
#include "ui/explorer.h"

namespace homebound::test {
namespace {

class ExploreTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    root_ = fs::temp_directory_path() / ("homebound_explore_" + std::to_string(::getpid()));
    server_ = new XServer(root_ / "server", "1280x720");
  }
  static void TearDownTestSuite() {
    delete server_;
    server_ = nullptr;
    fs::remove_all(root_);
  }
  // The window fills the screen: the map is left of 944 and above 628, the side panel right of it.
  void SetUp() override {
    const fs::path home = root_ / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(home / "homebound");
    window_ = std::make_unique<Window>(*server_, home);
    ASSERT_TRUE(window_->settles()) << window_->said();
  }
  static void type(const std::string& text) { server_->xdotool("type '" + text + "'"); }

  static inline fs::path root_;
  static inline XServer* server_ = nullptr;
  std::unique_ptr<Window> window_;
};

TEST_F(ExploreTest, AFlightIsFoundAndFollowed) {
  window_->key("7");
  window_->key("ctrl+f");
  std::this_thread::sleep_for(200ms);
  type("phnom penh beijing");
  std::this_thread::sleep_for(300ms);
  window_->key("Return");
  ASSERT_TRUE(window_->comes_to("focus", "4"));
  EXPECT_EQ(window_->field("playing"), "0") << "what is typed is no command";
  window_->key("shift+f");
  ASSERT_TRUE(window_->comes_to("escorts", "1"));
  window_->key("9");  // hours later, near Beijing
  ASSERT_TRUE(window_->settles());
  const auto end = window_->last();
  window_->key("8");
  ASSERT_TRUE(wait_until([&] { return window_->field("center") != end.at("center"); }));
  EXPECT_EQ(window_->field("span"), end.at("span")) << "as near as before";
  window_->drag(600, 300, 640, 330);
  EXPECT_TRUE(window_->comes_to("escorts", "0")) << "the hand takes the map";
}

TEST_F(ExploreTest, ClicksAtOnePlaceGoThroughAllThatLiesThere) {
  window_->key("Tab");  // a wider map: the card leaves the place free
  window_->key("7");
  window_->key("ctrl+f");
  std::this_thread::sleep_for(200ms);
  type("pnh");
  std::this_thread::sleep_for(300ms);
  window_->key("Return");  // the place, into the middle of what the furniture leaves
  ASSERT_TRUE(window_->comes_to("on_the_way", "0"));
  ASSERT_TRUE(window_->settles());
  std::set<std::string> chosen;
  for (int i = 0; i < 6; ++i) {
    window_->click(781, 315);
    std::this_thread::sleep_for(800ms);  // no double click
    chosen.insert(window_->field("chosen"));
  }
  const auto flights = std::ranges::count_if(chosen, [](const auto& c) { return c.starts_with("flight:"); });
  EXPECT_GE(flights, 2) << testing::PrintToString(chosen);
  EXPECT_TRUE(std::ranges::any_of(chosen, [](const auto& c) { return c.starts_with("place:"); }))
      << testing::PrintToString(chosen);
}

TEST_F(ExploreTest, TheChosenRowOfASearchIsMarkedApartFromTheHovered) {
  window_->key("ctrl+f");
  std::this_thread::sleep_for(200ms);
  type("jakarta");
  window_->key("Down");
  window_->move(600, 590);
  ASSERT_TRUE(window_->settles());
  const Screen calm = server_->screen();
  window_->move(500, 200);
  ASSERT_TRUE(window_->settles());
  const Screen hovered = server_->screen();
  constexpr int bar = 255, inside = 640, chosen_row = 130, hovered_row = 205;
  EXPECT_LT(brightness(hovered, bar, chosen_row), 0.5) << "a bar before the chosen one";
  EXPECT_EQ(brightness(hovered, bar, chosen_row), brightness(calm, bar, chosen_row));
  EXPECT_GT(brightness(hovered, bar + 1, hovered_row), 0.8) << "and none before the other";
  EXPECT_EQ(brightness(hovered, inside, hovered_row), brightness(calm, inside, hovered_row)) << "nor a fill";
  EXPECT_GT(difference(calm, hovered, 255, 190, 690, 230), 0.02) << "but an outline";
}

TEST_F(ExploreTest, FiltersAndMeasures) {
  window_->key("ctrl+shift+f");
  std::this_thread::sleep_for(400ms);
  window_->click(968, 311);  // suspects
  ASSERT_TRUE(window_->comes_to("shown", "4"));
  window_->key("ctrl+z");
  ASSERT_TRUE(window_->comes_to("shown", "8"));
  window_->key("ctrl+y");
  ASSERT_TRUE(window_->comes_to("shown", "4"));
  window_->key("ctrl+shift+a");
  ASSERT_TRUE(window_->comes_to("shown", "8"));

  window_->key("m");
  std::this_thread::sleep_for(200ms);
  for (const auto& [x, y] : {std::pair{560, 400}, {640, 200}, {760, 330}}) {
    window_->click(x, y);
    std::this_thread::sleep_for(500ms);  // or two were a double click
  }
  ASSERT_TRUE(window_->comes_to("ruler", "3"));
  window_->key("BackSpace");
  ASSERT_TRUE(window_->comes_to("ruler", "2"));
  window_->key("Return");
  window_->click(500, 300);
  ASSERT_TRUE(window_->comes_to("ruler", "1")) << "a new one";
  EXPECT_EQ(window_->field("focus"), "none");
  window_->key("Escape");
  EXPECT_TRUE(window_->comes_to("ruler", "0"));
}

TEST_F(ExploreTest, ALongErrorOfAFilterIsBroughtIntoView) {
  window_->key("ctrl+shift+f");
  std::this_thread::sleep_for(300ms);
  window_->move(1100, 500);
  server_->xdotool("click --repeat 20 --delay 20 5");  // to the tab's end, where the field is
  ASSERT_TRUE(window_->settles());
  window_->click(1100, 566);
  const auto red = [&](int top, int bottom) {  // the ink of errors
    const Screen s = server_->screen();
    int count = 0;
    for (int y = top; y < bottom; ++y)
      for (int x = 950; x < 1255; ++x) {
        const auto p = static_cast<int>(s.pixels[static_cast<std::size_t>(y * s.width + x)]);
        count += (p >> 16 & 255) > 150 && (p >> 8 & 255) < 60;
      }
    return count;
  };
  std::this_thread::sleep_for(200ms);
  EXPECT_EQ(red(550, 625), 0);
  type("from=Nowhere" + std::string(150, 'Q'));
  ASSERT_TRUE(window_->settles());
  EXPECT_GT(red(555, 578), 50) << "where the field was";
  EXPECT_GT(red(595, 615), 20) << "its last line";
  EXPECT_EQ(red(616, 627), 0) << "which ends above the tab's end";
}

TEST_F(ExploreTest, TheTableSortsAndChooses) {
  window_->key("d");
  ASSERT_TRUE(wait_until([&] { return window_->field("map") != "944x603"; }));
  ASSERT_TRUE(window_->settles());
  EXPECT_EQ(window_->field("rows"), "8:PEK-PNH");
  window_->click(200, 444);  // the head of "From"
  ASSERT_TRUE(window_->comes_to("rows", "8:CAN-CGK"));
  window_->click(200, 444);  // the other way round
  ASSERT_TRUE(window_->comes_to("rows", "8:PVG-CGK"));
  window_->click(60, 468);  // its first row
  ASSERT_TRUE(window_->comes_to("focus", "1"));
  server_->xdotool("keydown ctrl");
  window_->click(60, 491);  // another one besides
  server_->xdotool("keyup ctrl");
  ASSERT_TRUE(window_->comes_to("selected", "2"));
  window_->click(60, 513);  // a third one alone
  ASSERT_TRUE(window_->comes_to("selected", "1"));
  window_->click(110, 413);  // the text filter
  type("suspects can");
  EXPECT_TRUE(window_->comes_to("rows", "1:CGK-CAN"));
}

TEST_F(ExploreTest, TheCardSaysHowFastTimePassesAtEitherPace) {
  window_->key("6");
  window_->move(600, 590);
  ASSERT_TRUE(window_->settles());
  const Screen at_story_pace = server_->screen();
  const auto other = [&] {  // in the row that ends with "1 s ≈ ...", and in all below it
    const Screen now = server_->screen();
    return std::pair{difference(at_story_pace, now, 200, 160, 345, 185),
                     difference(at_story_pace, now, 20, 185, 345, 400)};
  };
  window_->key("n");
  for (int i = 0; i < 12; ++i) window_->key("Down");
  ASSERT_TRUE(window_->comes_to("speed", "1"));
  ASSERT_TRUE(window_->settles());
  EXPECT_GT(other().first, 0.01);
  EXPECT_EQ(other().second, 0);
  window_->key("n");
  ASSERT_TRUE(window_->settles());
  EXPECT_EQ(other().first, 0);
}

TEST_F(ExploreTest, LoopsBetweenTheMarksOfAZoomedTimeline) {
  window_->key("8");
  ASSERT_TRUE(wait_until([&] { return window_->number("second") > 70; }));
  const double in = window_->number("second");
  window_->key("i");
  window_->key("Right");
  window_->key("o");
  ASSERT_TRUE(wait_until([&] { return std::abs(window_->number("out") - in - 1) < 0.01; }));
  window_->key("r");
  window_->key("space");
  // Once round and a half.
  double most = 0;
  bool went_back = false;
  ASSERT_TRUE(wait_until([&] {
    const double now = window_->number("second");
    went_back = went_back || now < most - 0.3;
    most = std::max(most, now);
    EXPECT_LT(now, in + 1.01);
    return went_back;
  }));
  window_->key("space");
  window_->key("period");
  EXPECT_TRUE(window_->comes_to("playing", "0"));
  window_->move(900, 653);
  server_->xdotool("click --repeat 5 4");
  EXPECT_TRUE(wait_until([&] { return window_->field("strip") != "0.000,1.000"; }));
  window_->key("shift+i");
  window_->key("shift+o");
  EXPECT_TRUE(window_->comes_to("out", "-1"));
}

TEST(FlightTable, CopiesItsRowsInTheirOrder) {
  const auto story = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  ui::FlightTable table;
  table.order = {{session::Column::people, true}};
  ui::list_flights(table, story);
  const std::string all = ui::table_csv(*story, table);
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 9);
  EXPECT_TRUE(all.starts_with("flight,from,to,depart,arrive"));
  EXPECT_LT(all.find("PEK-PNH,"), all.find("PNH-PEK,")) << "91 before 90";
  table.selected = {4, 6};
  const std::string some = ui::table_csv(*story, table);
  EXPECT_EQ(std::count(some.begin(), some.end(), '\n'), 3);
  EXPECT_THAT(some, testing::HasSubstr("PNH-PEK,PNH,PEK"));
}

TEST(FlightTable, CopiesNumbersThatProgramsRead) {
  auto s = std::make_shared<scenario::Scenario>(scenario::read(scenario::built_in()));
  s->flights[0].people = 12345;
  const std::shared_ptr<const scenario::Scenario> many = s;
  const auto story = std::make_shared<const timeline::Timeline>(timeline::compile(many));
  ui::FlightTable table;
  ui::list_flights(table, story);
  const std::string all = ui::table_csv(*story, table);
  EXPECT_THAT(all, testing::HasSubstr(",12345,"));
  EXPECT_THAT(all, testing::Not(testing::HasSubstr("12,345")));
}

}  // namespace
}  // namespace homebound::test
