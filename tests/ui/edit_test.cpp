// A scenario built, saved, taken back and recovered in the real window, by keys and the mouse alone.

#include <gtest/gtest.h>

#include "support/process.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

class EditTest : public WindowedTest {
 protected:
  void keep_screen(const std::string& name) const { keep(server_->screen(), name); }
  // `typed`: from, to, departure and people.
  static void add_flight(const Window& window, const std::string& typed) {
    window.key("a");
    EXPECT_TRUE(window.shows("add-flight"));
    window.click("flight.from");  // that of the last flight may be there
    EXPECT_TRUE(window.settles());
    window.key("ctrl+a");
    const auto people = typed.rfind('\t');
    window.type(typed.substr(0, people) + "\t\t" + typed.substr(people));  // past the day and the arrival
    window.key("Return");
    EXPECT_TRUE(window.settles());
  }
};

TEST_F(EditTest, AScenarioFromNothingSavedUndoneAndRedone) {
  const fs::path file = home_ / "mine.toml";
  const auto window = open();
  window->key("ctrl+n");
  ASSERT_TRUE(window->comes_to("flights", "0"));
  add_flight(*window, "SCL\tSYD\t2024-03-01 13:00\t120");
  ASSERT_TRUE(window->comes_to("flights", "1"));
  // An unknown code is refused where it is typed, with the nearest; then it is put right.
  add_flight(*window, "QQZ\tNRT\t2024-03-02 21:00\t110");
  EXPECT_EQ(window->field("flights"), "1");
  keep_screen("edit-refused");
  window->key("space");  // is of the form now, not of the clock
  ASSERT_TRUE(window->settles());
  EXPECT_EQ(window->field("playing"), "0");
  window->key("Escape");
  ASSERT_TRUE(window->hides("add-flight"));
  ASSERT_TRUE(window->settles());  // letters are commands again
  add_flight(*window, "SYD\tNRT\t2024-03-02 21:00\t110");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  add_flight(*window, "nrt\tcgk\t2024-03-04 09:30\t110");
  ASSERT_TRUE(window->comes_to("flights", "3"));
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("e");
  ASSERT_TRUE(window->settles());
  keep_screen("edit-three-flights");

  window->key("ctrl+s");
  ASSERT_TRUE(window->shows("chooser"));
  ASSERT_TRUE(window->settles());
  window->type(file.string());
  window->key("Return");
  ASSERT_TRUE(window->comes_to("unsaved", "0")) << window->said();
  const Outcome checked = homebound("check " + file.string());
  EXPECT_EQ(checked.status, 0) << checked.out << checked.err;
  const Outcome info = homebound("info " + file.string());
  EXPECT_EQ(info.status, 0);
  for (const char* id : {"SCL-SYD", "SYD-NRT", "NRT-CGK"})
    EXPECT_NE(info.out.find(id), std::string::npos) << info.out;

  const std::string saved = slurp(file);
  for (int i = 0; i < 12 && window->field("flights") != "0"; ++i) window->key("ctrl+z"), window->settles();
  EXPECT_EQ(window->field("flights"), "0");
  for (int i = 0; i < 12 && window->field("flights") != "3"; ++i) window->key("ctrl+y"), window->settles();
  EXPECT_EQ(window->field("flights"), "3");
  EXPECT_TRUE(window->comes_to("unsaved", "0")) << "all redone, the document is the one on the disk";
  EXPECT_EQ(slurp(file), saved);
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(EditTest, ALongReadingIsShownAndCanBeStopped) {
  const fs::path file = home_ / "long.csv";
  std::ofstream out(file);
  out << "flight,from,to,depart,note\n";
  for (int i = 0; i < 120'000; ++i)
    out << "A" << i << ",KRT,JED,2015-11-" << i % 20 + 10 << "T0" << i % 10 << ":30Z,as the list says " << i
        << "\n";
  out.close();
  auto window = open();
  window->key("ctrl+o");
  ASSERT_TRUE(window->shows("chooser"));
  ASSERT_TRUE(window->settles());
  window->type(file.string());
  window->key("Return");
  ASSERT_TRUE(window->shows("reading")) << window->said();
  window->key("Escape");
  ASSERT_TRUE(window->hides("reading"));
  EXPECT_NE(window->field("flights"), "120000");
  ASSERT_TRUE(window->settles());
  window->key("ctrl+o");
  ASSERT_TRUE(window->shows("chooser"));
  ASSERT_TRUE(window->settles());
  window->type(file.string());
  window->key("Return");
  EXPECT_TRUE(window->comes_to("flights", "120000")) << window->said();
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(EditTest, WhatAKilledWindowHeldIsRecovered) {
  const fs::path file = home_ / "mine.toml";
  std::ofstream(file) << "# mine\n[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T00:30:00\n";
  const std::string before = slurp(file);
  {
    const auto window = open({file.string()});
    add_flight(*window, "PNH\tPEK\t2015-11-10 01:00\t90");
    ASSERT_TRUE(window->comes_to("flights", "2"));
    ASSERT_TRUE(wait_until([&] {
      for (const auto& kept : fs::recursive_directory_iterator(home_ / "homebound"))
        if (kept.path().parent_path().filename() == "unsaved" &&
            slurp(kept.path()).find("from = \"PNH\"") != std::string::npos)
          return true;
      return false;
    }));
    window->kill();
  }
  EXPECT_EQ(slurp(file), before);
  const auto window = open();  // without a file
  ASSERT_TRUE(window->shows("question"));
  ASSERT_TRUE(window->settles());
  keep_screen("edit-recovery");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(slurp(file).substr(0, before.size()), before);
  EXPECT_NE(slurp(file).find("from = \"PNH\""), std::string::npos);
  EXPECT_EQ(window->quit(), 0);
  EXPECT_TRUE(fs::is_empty(home_ / "homebound/unsaved"));
}

TEST_F(EditTest, ClosingAsksFirst) {
  const auto window = open();
  window->key("shift+a");  // a place
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  window->key("ctrl+q");
  ASSERT_TRUE(window->shows("question"));
  keep_screen("edit-unsaved");
  window->key("Escape");
  ASSERT_TRUE(window->hides("question"));
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(EditTest, AFileThatAnotherProgramChangedIsReadAgain) {
  const fs::path file = home_ / "mine.toml";
  const std::string one = "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T00:30:00\n";
  std::ofstream(file) << one;
  const auto window = open({file.string()});
  add_flight(*window, "PNH\tPEK\t2015-11-10 01:00\t90");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  std::this_thread::sleep_for(1500ms);  // the files were looked at
  std::ofstream(file) << one << "\n"
                      << one << "id = \"b\"\n"
                      << one << "id = \"c\"\n"
                      << one << "id = \"d\"\n";
  ASSERT_TRUE(window->shows("question"));
  ASSERT_TRUE(window->settles());
  keep_screen("edit-changed-on-disk");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "4"));
  EXPECT_EQ(window->field("unsaved"), "0");
  window->key("ctrl+z");  // the unsaved edit is still there
  ASSERT_TRUE(window->comes_to("flights", "2"));
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+y");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(EditTest, BarsHaveAnAxisOnTheDocumentsClock) {
  Box axis, bars;
  const auto screen_of = [&](const std::string& zone, const std::string& second_day) {
    const fs::path file = home_ / "zone.toml";
    std::ofstream(file) << "zone = \"" << zone << "\"\n"
                        << "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = 2015-11-10T00:30:00Z\n"
                        << "[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\ndepart = 2015-" << second_day
                        << "T06:30:00Z\n";
    const auto window = open({file.string()});
    window->key("e");
    axis = window->box("bars.axis"), bars = window->box("bars");
    EXPECT_TRUE(window->settles());
    keep_screen("edit-axis-" + second_day);
    return server_->screen();
  };
  const Screen utc = screen_of("UTC", "11-10"), china = screen_of("Asia/Shanghai", "11-10");
  EXPECT_GT(difference(utc, china, axis), 0.005) << "other hours, eight later";
  EXPECT_EQ(difference(utc, china, {bars.left, axis.bottom, bars.right, bars.bottom}), 0)
      << "at the same places";
  const Screen weeks = screen_of("UTC", "11-30");
  EXPECT_GT(difference(utc, weeks, axis), 0.005) << "days";
}

TEST_F(EditTest, ABarIsDraggedInOneStep) {
  const auto window = open();
  window->key("e");
  ASSERT_TRUE(window->settles());
  const double steps = window->number("steps");
  const auto [x, y] = window->box("bar:0").middle();
  window->drag({x, y}, {x + 60, y});
  ASSERT_TRUE(window->settles());
  keep_screen("edit-bars");
  EXPECT_EQ(window->field("unsaved"), "1");
  window->key("ctrl+z");
  EXPECT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(window->number("steps"), steps);
}

TEST_F(EditTest, WhatCanBeDraggedOnTheMapHasAHandle) {
  const fs::path file = home_ / "via.toml";
  std::ofstream(file) << R"(title = "By waypoints"
[[place]]
id = "camp"
name = "Camp"
lon = 105.5
lat = 25.0
zone = "Asia/Shanghai"
[[flight]]
from = "CGK"
to = "PEK"
depart = 2015-11-10T00:30:00
people = 90
via = [[100.0, 8.0], [112.0, 18.0]]
)";
  const auto window = open({file.string()});
  ASSERT_TRUE(window->settles());
  const Box camp = window->box("place:camp"), via = window->box("via:0.0");
  const Screen before = server_->screen();
  window->key("shift+m");
  ASSERT_TRUE(window->settles());
  const Screen handles = server_->screen();
  EXPECT_GT(difference(before, handles, camp), 0.2);
  EXPECT_GT(difference(before, handles, via), 0.2);
  EXPECT_EQ(difference(before, handles, window->box("map"),
                       {camp.inflated(4), via.inflated(4), window->box("via:0.1").inflated(4)}),
            0)
      << "nothing else on the map: an airport's place is given";
  const auto corner = [&](const Box& mark) {
    return brightness(handles, mark.middle().first - 5, mark.middle().second - 5);
  };
  const auto middle = [&](const Screen& s, std::pair<int, int> at) {
    return brightness(s, at.first - 5, at.second);  // beside the pointer
  };
  EXPECT_LT(corner(camp), 0.55) << "a square";
  EXPECT_GT(corner(via), 0.6) << "a diamond";
  const auto [x, y] = via.middle();
  window->move({x, y});
  ASSERT_TRUE(window->settles());
  EXPECT_LT(middle(server_->screen(), {x, y}), 0.4) << "filled under the pointer";
  EXPECT_GT(middle(handles, {x, y}), 0.5);
  keep_screen("edit-handles");

  window->press();
  for (int step = 1; step <= 3; ++step) window->move({x + 20 * step, y + 10 * step}), window->settles();
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  EXPECT_LT(middle(server_->screen(), {x + 60, y + 30}), 0.4) << "it goes along";
  EXPECT_GT(middle(server_->screen(), {x, y}), 0.5);
  window->let_go();
  window->key("ctrl+z");
  window->key("shift+m");
  window->move_away();
  ASSERT_TRUE(window->settles());
  EXPECT_EQ(difference(before, server_->screen(), camp), 0);
}

}  // namespace
}  // namespace homebound::test
