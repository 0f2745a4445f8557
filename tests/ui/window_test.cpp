#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "support/process.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

// A server for all tests, at the smallest usual screen; a fresh home for each.
class WindowTest : public WindowedTest {
 protected:
  Screen screen() const { return server_->screen(); }
};

TEST_F(WindowTest, PlaysAndPauses) {
  const auto window = open();
  window->key("2");  // past the card that opens the story
  ASSERT_TRUE(wait_until([&] { return window->number("second") >= 6; }));
  ASSERT_TRUE(window->settles());
  const Screen still = screen();
  window->key("space");
  ASSERT_TRUE(window->comes_to("playing", "1"));
  ASSERT_TRUE(wait_until([&] { return window->number("second") > 8.5; }));
  window->key("space");
  ASSERT_TRUE(window->comes_to("playing", "0"));
  ASSERT_TRUE(window->settles());
  const Screen later = screen();
  EXPECT_GT(difference(still, later, window->box("map")), 0.0005) << "the clock on the picture has moved on";
  EXPECT_GT(difference(still, later, window->box("track")), 0.005) << "and so has the play head";
  const double held = window->number("second");
  ASSERT_TRUE(window->settles());
  EXPECT_EQ(window->number("second"), held);
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(WindowTest, IdleDrawsNothing) {
  const auto window = open();
  const auto before = window->frames().size();
  EXPECT_EQ(homebound("info").status, 0);  // meanwhile seconds of the window's clock pass
  EXPECT_EQ(window->frames().size(), before);
}

TEST_F(WindowTest, ScrubsByClickAndDrag) {
  const auto window = open();
  const Screen start = screen();
  window->key("shift+End");
  ASSERT_TRUE(wait_until([&] { return window->number("second") > 1; }));
  const double end = window->number("second");
  const Box track = window->box("track");
  window->click(track.middle());
  ASSERT_TRUE(wait_until([&] { return std::abs(window->number("second") - end / 2) < end * 0.01; }))
      << window->field("second");
  window->drag(track.middle(), track.at(0.75, 0.5));
  ASSERT_TRUE(wait_until([&] { return std::abs(window->number("second") - end * 0.75) < end * 0.01; }))
      << window->field("second");
  window->move_away();
  ASSERT_TRUE(window->settles());
  EXPECT_GT(difference(start, screen(), window->box("map")), 0.002);
  window->key("Right");
  EXPECT_TRUE(wait_until([&] { return std::abs(window->number("second") - end * 0.75 - 1) < end * 0.01; }));
}

TEST_F(WindowTest, AClickOnACounterSaysWhoSaysSo) {
  const auto window = open();
  window->key("9");
  ASSERT_TRUE(wait_until([&] { return window->number("second") > 77; }));
  ASSERT_TRUE(window->settles());
  const Screen before = screen();
  window->click("counter:suspects-landed");
  ASSERT_TRUE(window->comes_to("asked", "suspects-landed"));
  ASSERT_TRUE(window->settles());
  EXPECT_GT(difference(before, screen(), window->box("map")), 0.05);
  window->key("Escape");
  EXPECT_TRUE(window->comes_to("asked", "none"));
}

TEST_F(WindowTest, FollowsTheStorysCameraUntilItIsDragged) {
  const auto window = open();
  window->key("2");  // where the camera has come to rest
  ASSERT_TRUE(wait_until([&] { return std::abs(window->number("second") - 8) < 0.01; }));
  ASSERT_TRUE(window->settles());
  const double first = window->number("span");
  window->click(window->box("track").at(20.0 / 105, 0.5));  // in the third scene
  ASSERT_TRUE(wait_until([&] { return std::abs(window->number("second") - 20) < 0.5; }));
  window->move_away();
  ASSERT_TRUE(window->settles());
  EXPECT_GT(window->number("span"), 1.3 * first);
  EXPECT_EQ(window->field("follows"), "1");
  window->drag(window->box("map").at(0.6, 0.6), window->box("map").at(0.65, 0.6));
  ASSERT_TRUE(window->comes_to("follows", "0"));
  const double by_hand = window->number("span");
  window->key("9");
  ASSERT_TRUE(wait_until([&] { return window->number("second") > 77; }));
  EXPECT_EQ(window->number("span"), by_hand);
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(WindowTest, ChangesProjectionByKeyAndByPanel) {
  const auto window = open();
  const std::string first = window->field("projection");
  const Screen before = screen();
  window->key("p");
  ASSERT_TRUE(wait_until([&] { return window->field("projection") != first; }));
  ASSERT_TRUE(window->settles());
  const std::string second = window->field("projection");
  const Screen after = screen();
  EXPECT_GT(difference(before, after, window->box("map")), 0.05);
  window->click("projection");  // the list opens
  window->click("projection:hammer");
  ASSERT_TRUE(window->comes_to("projection", "hammer"));
  window->move_away();
  ASSERT_TRUE(window->settles());
  EXPECT_GT(difference(after, screen(), window->box("map")), 0.05);
}

TEST_F(WindowTest, ChangesLanguageThemeAndLayers) {
  const auto window = open();
  const Screen english = screen();
  window->key("l");
  ASSERT_TRUE(window->comes_to("language", "zh"));
  ASSERT_TRUE(window->settles());
  const Screen chinese = screen();
  EXPECT_GT(difference(english, chinese, window->box("map")), 0.005);
  const Box panel = window->box("side");
  EXPECT_GT(difference(english, chinese, panel), 0.005) << "the panel speaks Chinese, too";
  const auto ground = [&](const Screen& s) { return brightness(s, panel.right - 10, panel.middle().second); };
  EXPECT_GT(ground(chinese), 0.8);
  const std::string layers = window->field("layers");
  window->key("g");
  ASSERT_TRUE(wait_until([&] { return window->field("layers") != layers; }));
  window->key("t");
  ASSERT_TRUE(wait_until([&] { return window->field("theme") != "paper"; }));
  std::set<std::string> seen;
  while (window->field("theme") != "night" && seen.insert(window->field("theme")).second) {
    const std::string now = window->field("theme");
    window->key("t");
    ASSERT_TRUE(wait_until([&] { return window->field("theme") != now; }));
  }
  ASSERT_EQ(window->field("theme"), "night");
  ASSERT_TRUE(window->settles());
  EXPECT_LT(ground(screen()), 0.3) << "dark panels with a dark theme";
}

TEST_F(WindowTest, ZoomsAtThePointerPansAndGoesHome) {
  const auto window = open();
  const double span = window->number("span");
  const std::string middle = window->field("middle");
  const Screen before = screen();
  window->move(window->box("map").at(0.68, 0.5));
  window->wheel(4, 2);
  ASSERT_TRUE(wait_until([&] { return window->number("span") < span / 1.3; }));
  ASSERT_TRUE(window->settles());
  EXPECT_GT(difference(before, screen(), window->box("map")), 0.05);
  window->key("Home");
  ASSERT_TRUE(
      wait_until([&] { return window->number("span") == span && window->field("middle") == middle; }));
  window->key("minus");
  ASSERT_TRUE(wait_until([&] { return window->number("span") > span * 1.1; }));
}

TEST_F(WindowTest, DraggingTurnsTheGlobeUnderTheHand) {
  const auto window = open();
  window->click("projection");
  window->click("projection:orthographic");
  ASSERT_TRUE(window->comes_to("projection", "orthographic"));
  window->move_away();
  ASSERT_TRUE(window->settles());
  const double lon = window->number("center"), span = window->number("span");
  const Screen before = screen();
  const auto [x, y] = window->box("map").at(0.68, 0.5);
  window->drag({x, y}, {x - 100, y});
  ASSERT_TRUE(window->settles());
  // 100 units across a page whose shorter side shows `span` metres, near the middle of a globe.
  const double page = std::atof(window->field("map").substr(window->field("map").find('x') + 1).c_str());
  const double turned = 100 / page * span / 6371008.8 * 180 / M_PI;
  EXPECT_NEAR(window->number("center"), lon + turned, turned * 0.2);
  EXPECT_EQ(window->number("span"), span);
  EXPECT_GT(difference(before, screen(), window->box("map")), 0.05);
  window->key("alt+Left");
  EXPECT_TRUE(wait_until([&] { return std::abs(window->number("center") - lon) < 0.001; }));
}

TEST_F(WindowTest, FlightListFocusesAFlightAndHoverTellsItsFacts) {
  const auto window = open();
  const std::string middle = window->field("middle");
  window->click("tab:flights");
  const Box row = window->box("flight:4");
  ASSERT_TRUE(window->settles());
  const Screen before = screen();
  window->move(row.middle());
  const Box facts = window->box("Tooltip_00");
  ASSERT_TRUE(window->settles());
  EXPECT_GT(difference(before, screen(), facts), 0.5);
  EXPECT_LT(facts.right, row.left) << "beside the list, which can still be read";
  window->click(row.middle());
  ASSERT_TRUE(wait_until([&] { return window->field("focus") != "none"; }));
  EXPECT_NE(window->field("middle"), middle);
  window->key("Escape");
  EXPECT_TRUE(window->comes_to("focus", "none"));
}

TEST_F(WindowTest, ListsItsKeys) {
  const auto window = open();
  const Screen before = screen();
  window->key("F1");
  const Box keys = window->box("keys");
  ASSERT_TRUE(window->settles());
  EXPECT_GT(difference(before, screen(), keys), 0.5);
  window->key("F1");
  ASSERT_TRUE(window->hides("keys"));
  ASSERT_TRUE(window->settles());
  EXPECT_LT(difference(before, screen(), window->box("map")), 0.001);
}

TEST_F(WindowTest, MenusAreWorkedByKeys) {
  const auto window = open();
  const auto press = [&](std::initializer_list<const char*> names) {
    for (const char* name : names) {
      window->key(name);
      EXPECT_TRUE(window->settles());
    }
  };
  constexpr const char* menu = "Menu_00";
  for (const char* opener : {"F10", "alt"}) {
    const std::string projection = window->field("projection");
    press({opener, "Right", "Right", "Down", "Down", "Down"});  // View: Next projection
    if (opener == std::string("alt")) press({"Down"});          // now there is a view to go back to
    press({"Return"});
    EXPECT_NE(window->field("projection"), projection) << opener;
  }
  EXPECT_EQ(window->number("second"), 0) << "arrows were the menu's";
  EXPECT_EQ(window->field("playing"), "0");
  const Screen closed = screen();
  EXPECT_FALSE(window->find(menu));
  press({"F10"});
  const Box first = window->box(menu);
  EXPECT_GT(difference(closed, screen(), first), 0.05);
  press({"Left", "Down"});
  const Box last = window->box(menu);
  EXPECT_GT(last.left, first.right) << "around to the last";
  press({"Right"});
  EXPECT_EQ(window->box(menu).left, first.left) << "and back";
  press({"Escape"});
  EXPECT_FALSE(window->find(menu));
  press({"F10", "F10"});
  EXPECT_FALSE(window->find(menu));
  press({"alt+m"});
  EXPECT_FALSE(window->find(menu)) << "Alt with another key is no call for a menu";
  EXPECT_EQ(difference(closed, screen(), first), 0);
  window->key("Right");
  EXPECT_TRUE(wait_until([&] { return window->number("second") == 1; })) << "they are the clock's again";

  // A list under the menu does not listen.
  window->key("ctrl+f");
  ASSERT_TRUE(window->shows("search"));
  ASSERT_TRUE(window->settles());
  window->type("jakarta");
  ASSERT_TRUE(window->shows("found:0"));
  ASSERT_TRUE(window->settles());
  const Screen first_chosen = screen();
  press({"F10", "Down", "Down", "Escape"});
  Box list = window->box("search");
  list.top = window->box("found:0").top;  // the caret above it blinks
  EXPECT_EQ(difference(first_chosen, screen(), list), 0);
}

TEST_F(WindowTest, SizeLanguageAndPanelsAreKept) {
  {
    const auto window = open();
    EXPECT_EQ(window->field("size"), "1280x720");
    window->key("l");
    window->resize(1024, 600);
    ASSERT_TRUE(window->comes_to("size", "1024x600"));
    ASSERT_TRUE(window->settles());
    const double wide = std::atof(window->field("map").c_str());
    window->key("F9");  // the side panel goes
    ASSERT_TRUE(wait_until([&] { return std::atof(window->field("map").c_str()) > wide + 200; }));
    EXPECT_EQ(window->quit(), 0);
  }
  const auto window = open();
  EXPECT_EQ(window->field("size"), "1024x600");
  EXPECT_EQ(window->field("map").substr(0, 5), "1024x");
  EXPECT_EQ(window->field("language"), "zh");
}

TEST_F(WindowTest, TheFirstStartSpeaksTheSystemsLanguage) {
  const auto speaks = [&](const std::string& home, std::map<std::string, std::string> environment, bool first,
                          const std::string& language) {
    Window window(*server_, home_ / home, {}, std::move(environment), first);
    EXPECT_TRUE(window.comes_to("language", language)) << home << ": " << window.field("language");
    EXPECT_EQ(window.quit(), 0);
  };
  const std::string chinese = "zh_CN.UTF-8";
  speaks("chinese", {{"LC_ALL", ""}, {"LC_MESSAGES", ""}, {"LANG", chinese}}, true, "zh");
  speaks("chinese", {}, false, "zh");  // as it was
  speaks("english", {{"LC_ALL", ""}, {"LC_MESSAGES", "en_GB.UTF-8"}, {"LANG", chinese}}, true, "en");
  speaks("english", {{"LC_ALL", chinese}}, false, "en");  // no longer asked
  fs::create_directories(home_ / "chosen/homebound");
  std::ofstream(home_ / "chosen/homebound/window.conf") << "language=en\n";
  speaks("chosen", {{"LC_ALL", chinese}}, true, "en");
}

TEST_F(WindowTest, ADamagedSettingsFileIsToldAndIgnored) {
  std::ofstream(home_ / "homebound/window.conf") << "width=banana\n\x01\x02\nheight=-5\nlanguage=xx\n";
  std::ofstream(home_ / "homebound/panels.ini") << std::string(5000, '[');
  const auto window = open();
  EXPECT_EQ(window->field("size"), "1280x720");
  EXPECT_NE(window->said().find("window.conf:1: ignored"), std::string::npos) << window->said();
  EXPECT_EQ(window->quit(), 0);
}

// The transport bar calls the clock as the picture does.
TEST_F(WindowTest, TheClockHasItsName) {
  const auto width = [&](const std::string& top) {
    const fs::path file = home_ / "mine.toml";
    std::ofstream(file) << top << "[[flight]]\nfrom = \"KRT\"\nto = \"JED\"\ndepart = 2023-04-25T09:30:00\n";
    const auto window = open({file.string()});
    return window->box("clock.zone").width();
  };
  const std::string zone = "zone = \"Africa/Khartoum\"\n";
  const int named = width(zone);
  EXPECT_EQ(named, width(zone + "zone_name = \"Khartoum time\"\n"));
  EXPECT_NE(named, width(zone + "zone_name = \"UTC+02:00\"\n"));
}

TEST_F(WindowTest, TheSecondClockShowsTheZoneThatWasChosen) {
  Box clocks;
  const auto shown_clocks = [&] {
    const auto window = open();
    const Screen shown = screen();
    clocks = window->box("transport");
    clocks.top = window->box("track").bottom;
    EXPECT_EQ(window->quit(), 0);
    return shown;
  };
  const Screen utc = shown_clocks();
  std::ofstream(home_ / "homebound/window.conf", std::ios::app) << "zone=Asia/Jakarta\n";
  const Screen jakarta = shown_clocks();
  EXPECT_GT(difference(utc, jakarta, clocks), 0.002) << "the clock beside the scenario's own";
  EXPECT_NE(slurp(home_ / "homebound/window.conf").find("zone=Asia/Jakarta"), std::string::npos) << "is kept";
}

TEST_F(WindowTest, InterfaceScaleMakesPanelsLarger) {
  std::ofstream(home_ / "homebound/window.conf") << "ui_percent=150\n";
  const auto window = open();
  const double page = std::atof(window->field("map").c_str());
  EXPECT_LT(page, 944 / 1.2);
  window->key("ctrl+minus");
  EXPECT_TRUE(wait_until([&] { return std::atof(window->field("map").c_str()) > page * 1.05; }));
}

TEST(Window, WithoutADisplayItSaysSo) {
  const fs::path said = fs::temp_directory_path() / ("homebound_no_display_" + std::to_string(::getpid()));
  Process program({HOMEBOUND_PROGRAM}, {{"DISPLAY", ":7654"}}, said);
  EXPECT_EQ(program.wait(), 1);
  EXPECT_NE(slurp(said).find("the X display ':7654' does not answer"), std::string::npos) << slurp(said);
  fs::remove(said);
}

TEST(Window, AScenarioWithErrorsIsToldBeforeAnyWindow) {
  const fs::path folder = fs::temp_directory_path() / ("homebound_bad_" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "bad.toml") << "titel = 'x'\n";
  Process program({HOMEBOUND_PROGRAM, (folder / "bad.toml").string()}, {{"DISPLAY", ":7654"}},
                  folder / "said");
  EXPECT_EQ(program.wait(), 1);
  EXPECT_NE(slurp(folder / "said").find("bad.toml:1:1: error:"), std::string::npos) << slurp(folder / "said");
  fs::remove_all(folder);
}

}  // namespace
}  // namespace homebound::test
