// Exploring with real keys and a real mouse: search, following, filters, measuring, the table, the timeline.
#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "ui/panels/explorer.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

class ExploreTest : public WindowedTest {
 protected:
  void SetUp() override {
    WindowedTest::SetUp();
    window_ = open();
    ASSERT_FALSE(HasFailure());
  }
  void search(const std::string& typed) const {
    window_->key("ctrl+f");
    ASSERT_TRUE(window_->shows("search"));
    ASSERT_TRUE(window_->settles());
    window_->type(typed);
    ASSERT_TRUE(window_->shows("found:0"));
  }

  std::unique_ptr<Window> window_;
};

TEST_F(ExploreTest, AFlightIsFoundAndFollowed) {
  window_->key("8");
  search("phnom penh beijing");
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
  const Box map = window_->box("map");
  window_->drag(map.at(0.6, 0.5), map.at(0.65, 0.55));
  EXPECT_TRUE(window_->comes_to("escorts", "0")) << "the hand takes the map";
}

TEST_F(ExploreTest, ClicksAtOnePlaceGoThroughAllThatLiesThere) {
  window_->key("F9");  // a wider map: the card leaves the place free
  window_->key("8");
  search("pnh");
  window_->key("Return");  // the place, into the middle of what the overlays leaves
  ASSERT_TRUE(window_->comes_to("on_the_way", "0"));
  ASSERT_TRUE(window_->settles());
  std::set<std::string> chosen;
  for (int i = 0; i < 6; ++i) {
    window_->click("place:PNH");
    window_->wait_for_single_click();
    chosen.insert(window_->field("chosen"));
  }
  const auto flights = std::ranges::count_if(chosen, [](const auto& c) { return c.starts_with("flight:"); });
  EXPECT_GE(flights, 2) << testing::PrintToString(chosen);
  EXPECT_TRUE(std::ranges::any_of(chosen, [](const auto& c) { return c.starts_with("place:"); }))
      << testing::PrintToString(chosen);
}

TEST_F(ExploreTest, TheChosenRowOfASearchIsMarkedApartFromTheHovered) {
  search("jakarta");
  window_->key("Down");
  window_->move_away();
  ASSERT_TRUE(window_->settles());
  const Screen calm = server_->screen();
  const Box chosen = window_->box("found:1"), other = window_->box("found:3");
  window_->move(other.middle());
  ASSERT_TRUE(window_->settles());
  const Screen hovered = server_->screen();
  const auto shade = [](const Screen& s, const Box& row, int x) {
    return brightness(s, x, row.middle().second);
  };
  const int bar = chosen.left + 1, beside = chosen.left + 2, inside = chosen.right - 40;
  EXPECT_LT(shade(hovered, chosen, bar), 0.5) << "a bar before the chosen one";
  EXPECT_EQ(shade(hovered, chosen, bar), shade(calm, chosen, bar));
  EXPECT_GT(shade(hovered, other, beside), 0.8) << "and none before the other";
  EXPECT_EQ(shade(hovered, other, inside), shade(calm, other, inside)) << "nor a fill";
  EXPECT_GT(difference(calm, hovered, other), 0.02) << "but an outline";
}

TEST_F(ExploreTest, FiltersAndMeasures) {
  window_->key("ctrl+shift+f");
  window_->click("filter.kind:suspects");
  ASSERT_TRUE(window_->comes_to("shown", "4"));
  window_->key("alt+Left");
  ASSERT_TRUE(window_->comes_to("shown", "8"));
  window_->key("alt+Right");
  ASSERT_TRUE(window_->comes_to("shown", "4"));
  window_->key("ctrl+shift+a");
  ASSERT_TRUE(window_->comes_to("shown", "8"));

  window_->key("m");
  ASSERT_TRUE(window_->shows("ruler"));
  const Box map = window_->box("map");
  for (const auto& [x, y] : {std::pair{0.6, 0.62}, {0.68, 0.29}, {0.8, 0.5}}) window_->click(map.at(x, y));
  ASSERT_TRUE(window_->comes_to("ruler", "3"));
  window_->key("BackSpace");
  ASSERT_TRUE(window_->comes_to("ruler", "2"));
  window_->key("Return");
  window_->click(map.at(0.53, 0.46));
  ASSERT_TRUE(window_->comes_to("ruler", "1")) << "a new one";
  EXPECT_EQ(window_->field("focus"), "none");
  window_->key("Escape");
  EXPECT_TRUE(window_->comes_to("ruler", "0"));
}

TEST_F(ExploreTest, ALongErrorOfAFilterIsBroughtIntoView) {
  window_->key("ctrl+shift+f");
  ASSERT_TRUE(window_->shows("filter.kind:suspects"));
  const Box tab = window_->box("side");
  window_->move(tab.middle());
  window_->wheel(5, 20);  // to the tab's end, where the field is
  ASSERT_TRUE(window_->settles());
  const Box field = window_->box("filter.expression");
  window_->click(field.middle());
  const auto red = [&](int top, int bottom) {  // the ink of errors
    const Screen s = server_->screen();
    int count = 0;
    for (int y = top; y < bottom; ++y)
      for (int x = tab.left + 6; x < tab.right; ++x) {
        const auto p = static_cast<int>(s.pixels[static_cast<std::size_t>(y * s.width + x)]);
        count += (p >> 16 & 255) > 150 && (p >> 8 & 255) < 60;
      }
    return count;
  };
  ASSERT_TRUE(window_->settles());
  EXPECT_EQ(red(tab.top, tab.bottom), 0);
  window_->type("from=Nowhere" + std::string(150, 'Q'));
  ASSERT_TRUE(window_->settles());
  EXPECT_EQ(red(tab.top, tab.bottom), 0) << "it is still being typed";
  window_->key("Return");
  ASSERT_TRUE(window_->settles());
  EXPECT_GT(red(field.top, field.bottom), 50) << "where the field was";
  EXPECT_GT(red(tab.bottom - 33, tab.bottom - 12), 20) << "its last line";
  EXPECT_EQ(red(tab.bottom - 12, tab.bottom), 0) << "which ends above the tab's end";
}

TEST_F(ExploreTest, TheTableSortsAndChooses) {
  window_->key("d");
  ASSERT_TRUE(window_->shows("table"));
  ASSERT_TRUE(window_->settles());
  const std::string from = "table.column:" + std::to_string(static_cast<int>(session::Column::from));
  EXPECT_EQ(window_->field("rows"), "8:PEK-PNH");
  window_->click(from);
  ASSERT_TRUE(window_->comes_to("rows", "8:CAN-CGK"));
  window_->click(from);  // the other way round
  ASSERT_TRUE(window_->comes_to("rows", "8:PVG-CGK"));
  window_->click("table.row:0");
  ASSERT_TRUE(window_->comes_to("focus", "1"));
  server_->xdotool("keydown ctrl");
  window_->click("table.row:1");  // besides
  server_->xdotool("keyup ctrl");
  ASSERT_TRUE(window_->comes_to("selected", "2"));
  window_->click("table.row:2");  // alone
  ASSERT_TRUE(window_->comes_to("selected", "1"));
  window_->click("table.text");
  ASSERT_TRUE(window_->settles());
  window_->type("suspects can");
  EXPECT_TRUE(window_->comes_to("rows", "1:CGK-CAN"));
}

TEST_F(ExploreTest, ACellOfARowThatIsLeftOutIsCorrected) {
  window_.reset();
  const fs::path folder = root_ / "corrected", file = folder / "f.csv";
  fs::create_directories(folder);
  std::ofstream(file) << "from,to,depart\nCAN,CGK,2024-03-01 13:00\nCAN,XQQ,2024-03-01 13:00\n";
  window_ = std::make_unique<Window>(*server_, folder, std::vector{file.string()});
  ASSERT_TRUE(window_->settles()) << window_->said();
  window_->key("d");
  ASSERT_TRUE(window_->shows("table.left-out"));
  ASSERT_TRUE(window_->settles());
  window_->click("table.left-out");
  ASSERT_TRUE(window_->shows("table.cell:0"));
  ASSERT_TRUE(window_->settles());
  window_->click("table.cell:0");
  window_->key("ctrl+a");
  window_->type("PVG");
  window_->key("Return");
  ASSERT_TRUE(window_->hides("table.left-out")) << "no row is missing any more";
  ASSERT_TRUE(window_->shows("table.row:1"));
  window_->key("Escape");
  window_->key("ctrl+z");
  ASSERT_TRUE(window_->shows("table.left-out")) << "as it was before";
  EXPECT_NE(slurp(file).find("XQQ"), std::string::npos) << "the file stays as it is";
}

// Opens a table of flights that leave an hour after one another.
class LongTableTest : public WindowedTest {
 protected:
  std::string written(int flights) const {
    const fs::path file = home_ / "long.csv";
    std::ofstream out(file);
    out << "flight,from,to,depart\n";
    for (int i = 0; i < flights; ++i)
      out << "F" << 100 + i << ",CAN,CGK,2024-03-" << 10 + i / 24 << " " << i % 24 << ":00\n";
    out << "Lost,CAN,XQQ,2024-03-01 13:00\n";
    return file.string();
  }
};

TEST_F(LongTableTest, AFlightThatIsFoundIsInView) {
  const auto window = open({written(100)});
  window->key("d");
  ASSERT_TRUE(window->shows("table.row:0"));
  ASSERT_TRUE(window->hides("table.row:80"));
  const double second = window->number("second");
  window->key("ctrl+f");
  ASSERT_TRUE(window->shows("search"));
  ASSERT_TRUE(window->settles());
  window->type("F180");
  ASSERT_TRUE(window->shows("found:0"));
  window->key("Return");
  ASSERT_TRUE(window->comes_to("focus", "80"));
  EXPECT_TRUE(window->shows("table.row:80")) << "the table goes there";
  EXPECT_TRUE(window->hides("table.row:0"));
  EXPECT_NE(window->number("second"), second) << "and so does the playhead";
  window->key("alt+Left");
  ASSERT_TRUE(window->comes_to("focus", "none"));
  EXPECT_TRUE(window->shows("table.row:80")) << "where the eye is";
}

TEST_F(LongTableTest, TheFilterSaysWhatIsMissing) {
  const auto window = open({written(2)});
  window->key("ctrl+shift+f");
  EXPECT_TRUE(window->shows("filter.left-out"));
}

TEST_F(ExploreTest, AHeadingThatWouldBeCutIsShort) {
  window_->key("d");
  ASSERT_TRUE(window_->shows("table.short:arrive_utc")) << "its column is partly out of sight";
  EXPECT_FALSE(window_->find("table.short:depart_utc"));
  window_->key("F9");  // the table is as wide as the window
  EXPECT_TRUE(window_->hides("table.short:arrive_utc"));
}

TEST_F(ExploreTest, TheColumnsOfTheTableAreChosenAndKept) {
  const auto head = [](session::Column column) {
    return "table.column:" + std::to_string(static_cast<int>(column));
  };
  window_->key("d");
  window_->key("F9");  // the table is as wide as the window
  ASSERT_TRUE(window_->hides("side"));
  ASSERT_TRUE(window_->settles());
  const Box utc = window_->box(head(session::Column::depart_utc));
  EXPECT_GT(utc.width(), 50) << "a column of its own";
  window_->move(window_->box(head(session::Column::depart)).middle());
  ASSERT_TRUE(window_->settles());
  server_->xdotool("click 3");
  ASSERT_TRUE(window_->shows("table.choice:depart_utc"));
  EXPECT_FALSE(window_->find("table.choice:id")) << "it is the row's handle";
  EXPECT_FALSE(window_->find("table.choice:planned")) << "it says nothing of any flight";
  window_->click("table.choice:depart_utc");
  window_->click("table.choice:arrive_utc");
  ASSERT_TRUE(window_->hides(head(session::Column::depart_utc)));
  window_->key("Escape");
  ASSERT_TRUE(window_->hides("table.choice:depart_utc"));
  ASSERT_EQ(window_->quit(), 0);
  window_ = open();
  ASSERT_TRUE(window_->shows(head(session::Column::depart)));
  EXPECT_FALSE(window_->find(head(session::Column::depart_utc))) << "it is kept";
  ASSERT_TRUE(window_->settles());
  window_->click("table.columns");
  ASSERT_TRUE(window_->shows("table.choice:depart_utc"));
  window_->click("table.choice:depart_utc");
  EXPECT_TRUE(window_->shows(head(session::Column::depart_utc)));
}

TEST_F(ExploreTest, APlaceHasALocalTimeOnlyInAStoryWithTimes) {
  search("pnh");
  window_->key("Return");
  EXPECT_TRUE(window_->shows("facts.local-time"));
  window_.reset();
  const fs::path folder = root_ / "untimed", file = folder / "f.csv";
  fs::create_directories(folder);
  std::ofstream(file) << "from,to,people\nPNH,PEK,120\n";
  window_ = std::make_unique<Window>(*server_, folder, std::vector{file.string()});
  ASSERT_TRUE(window_->settles()) << window_->said();
  search("pnh");
  window_->key("Return");
  ASSERT_TRUE(window_->shows("chosen"));
  ASSERT_TRUE(window_->settles());
  EXPECT_FALSE(window_->find("facts.local-time"));
}

TEST_F(ExploreTest, TheCardSaysHowFastTimePassesAtEitherPace) {
  window_->key("7");
  ASSERT_TRUE(window_->settles());
  const Screen at_story_pace = server_->screen();
  const Box column = window_->box("column");
  const int totals = window_->box("counter:suspects-landed").top - 20;  // with the names above them
  const auto other = [&] {  // down to the row that ends with "1 s ≈ ...", and in all below it
    const Screen now = server_->screen();
    return std::pair{difference(at_story_pace, now, {column.left, column.top, column.right, totals}),
                     difference(at_story_pace, now, {column.left, totals, column.right, column.bottom})};
  };
  window_->key("n");
  for (int i = 0; i < 12; ++i) window_->key("Down");
  ASSERT_TRUE(window_->comes_to("speed", "1"));
  ASSERT_TRUE(window_->settles());
  EXPECT_GT(other().first, 0.001);
  EXPECT_EQ(other().second, 0);
  window_->key("n");
  ASSERT_TRUE(window_->settles());
  EXPECT_EQ(other().first, 0);
}

TEST_F(ExploreTest, LoopsBetweenTheMarksOfAZoomedTimeline) {
  window_->key("9");
  ASSERT_TRUE(wait_until([&] { return window_->number("second") > 77; }));
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
  window_->move(window_->box("track").at(0.7, 0.5));
  window_->wheel(4, 5);
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
  const std::string all = ui::table_text(*story, table);
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 9);
  EXPECT_TRUE(all.starts_with("flight\tfrom\tto\tdepart\tarrive"));
  EXPECT_LT(all.find("PEK-PNH\t"), all.find("PNH-PEK\t")) << "91 before 90";
  table.selected = {4, 6};
  const std::string some = ui::table_text(*story, table);
  EXPECT_EQ(std::count(some.begin(), some.end(), '\n'), 3);
  EXPECT_THAT(some, testing::HasSubstr("PNH-PEK\tPNH\tPEK"));
}

TEST(FlightTable, CopiesNumbersThatProgramsRead) {
  auto s = std::make_shared<scenario::Scenario>(scenario::read(scenario::built_in()));
  s->flights[0].people = 12345;
  const std::shared_ptr<const scenario::Scenario> many = s;
  const auto story = std::make_shared<const timeline::Timeline>(timeline::compile(many));
  ui::FlightTable table;
  ui::list_flights(table, story);
  const std::string all = ui::table_text(*story, table);
  EXPECT_THAT(all, testing::HasSubstr("\t12345\t"));
  EXPECT_THAT(all, testing::Not(testing::HasSubstr("12,345")));
}

}  // namespace
}  // namespace homebound::test
