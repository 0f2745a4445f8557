// Scenes made, cut, dragged and given keyframes on the storyboard, with real events.

#include <gtest/gtest.h>

#include "ui/kit/words.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

class StoryboardTest : public WindowedTest {
 protected:
  void keep_screen(const std::string& name) const { keep(server_->screen(), name); }
  std::string put(const std::string& name, const std::string& text) const {
    std::ofstream(home_ / name) << text;
    return (home_ / name).string();
  }
  std::string saved(const Window& window, const std::string& file) const {
    window.key("ctrl+s");
    EXPECT_TRUE(window.comes_to("unsaved", "0")) << window.said();
    return slurp(file);
  }
  static void expect_has(const std::string& text, const std::string& part) {
    EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n" << text;
  }
  // Presses the mouse, moves it there in steps as a hand does, and lets it go.
  static void drag_slowly(const Window& window, std::pair<int, int> from, std::pair<int, int> to) {
    window.move(from);
    EXPECT_TRUE(window.settles());
    window.move(from);
    window.press();
    EXPECT_TRUE(window.settles());
    for (int i = 1; i <= 4; ++i) {
      window.move(
          {from.first + (to.first - from.first) * i / 4, from.second + (to.second - from.second) * i / 4});
      EXPECT_TRUE(window.shows("storyboard.playhead"));
    }
    EXPECT_TRUE(window.settles());
    window.move(to);
    window.let_go();
    EXPECT_TRUE(window.settles());
  }
};

constexpr const char* flights = R"(zone = "Asia/Shanghai"

[[flight]]
from = "CGK"
to = "PVG"
depart = 2015-11-10T02:00:00
arrive = 2015-11-10T09:00:00
people = 47

[[flight]]
from = "PNH"
to = "PEK"
depart = 2015-11-10T03:00:00
arrive = 2015-11-10T08:00:00
people = 39
)";

// Of scenes of 10 seconds each, an hour long.
std::string with_scenes(int count) {
  std::string text = flights;
  for (int i = 0; i < count; ++i) {
    char times[160];
    std::snprintf(times, sizeof times, "from = 2015-11-10T%02d:%02d:00\nto = 2015-11-10T%02d:%02d:00\n",
                  2 + i * 10 / 60, i * 10 % 60, 2 + (i + 1) * 10 / 60, (i + 1) * 10 % 60);
    text += "\n[[scene]]\ntitle = \"Scene " + std::to_string(i + 1) + "\"\n" + times + "seconds = 10\n";
  }
  return text;
}

TEST_F(StoryboardTest, ScenesArePicturesThatLeadToThem) {
  const std::string file = put("nine.toml", with_scenes(9));
  const auto window = open({file});
  const std::string map = window->field("map");
  window->key("s");
  ASSERT_TRUE(window->shows("scene:0"));
  ASSERT_TRUE(window->settles());
  EXPECT_NE(window->field("map"), map);
  keep_screen("storyboard-nine");
  // Every scene that is in view has a picture, which differs from its ground.
  const Screen seen = server_->screen();
  for (int i = 0; i < 3; ++i) {
    const Box box = window->box("scene:" + std::to_string(i));
    std::set<std::uint32_t> colours;
    for (int x = box.left + 4; x < box.left + 60; x += 3)
      for (int y = box.top + 26; y < box.bottom - 12; y += 3)
        colours.insert(seen.pixels[static_cast<std::size_t>(y * seen.width + x)] & 0xffffff);
    EXPECT_GT(colours.size(), 8U) << i;
  }
  window->click("scene:2");
  ASSERT_TRUE(window->settles());
  EXPECT_NEAR(window->number("second"), 22, 0.01) << "where the camera has come";
  window->key("e");
  ASSERT_TRUE(window->shows("field:title.en"));
  window->click("scene:1");
  ASSERT_TRUE(window->settles());
  EXPECT_NEAR(window->number("second"), 12, 0.01);
  keep_screen("storyboard-edit");
  // The playhead moves over the pictures.
  const Box before = window->box("storyboard.playhead");
  window->key("Right");
  ASSERT_TRUE(window->settles());
  EXPECT_GT(window->box("storyboard.playhead").left, before.left + 3);
  window->key("s");
  EXPECT_TRUE(window->hides("scene:0"));
}

TEST_F(StoryboardTest, ManyScenesScrollAndASmallWindowShowsTitles) {
  const auto window = open({put("forty.toml", with_scenes(40))});
  window->key("s");
  ASSERT_TRUE(window->shows("scene:0"));
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-forty");
  EXPECT_GE(window->box("scene:1").width(), 60);
  EXPECT_TRUE(window->hides("scene:39"));
  window->key("End");
  EXPECT_TRUE(window->shows("scene:39")) << "the scene that is told is brought into view";
  window->resize(1024, 600);
  ASSERT_TRUE(window->comes_to("size", "1024x600"));
  window->key("e");
  window->key("d");
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-small");
  int left = 0, top = 0, wide = 0, high = 0;
  const std::string map = window->field("map");
  (void)left, (void)top;
  ASSERT_EQ(std::sscanf(map.c_str(), "%dx%d", &wide, &high), 2) << map;
  EXPECT_GE(high, 150);
  EXPECT_LT(window->box("scene:39").height(), 40) << "titles alone";
}

TEST_F(StoryboardTest, VCutsAndAsksForTheTitle) {
  const std::string file = put("mine.toml", flights);
  const auto window = open({file});
  window->key("v");  // at the very beginning nothing can be cut
  ASSERT_TRUE(window->shows("problems"));
  window->key("s");
  for (int i = 0; i < 10; ++i) window->key("Right");
  ASSERT_TRUE(window->settles());
  const double second = window->number("second");
  window->key("v");
  ASSERT_TRUE(window->comes_to("steps", "1"));
  ASSERT_TRUE(window->shows("scene:1"));
  ASSERT_TRUE(window->settles());
  window->type("The landing");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("steps", "2"));
  window->key("Escape");
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-cut");
  EXPECT_NEAR(window->number("second"), second, 0.1);
  const std::string text = saved(*window, file);
  expect_has(text, "seconds = 10\n");
  expect_has(text, "title = \"The landing\"");
  EXPECT_EQ(text.find("New scene"), std::string::npos);
  window->key("ctrl+z");
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("steps", "0"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_EQ(slurp(file), flights);
}

TEST_F(StoryboardTest, EndsAndOrderAreDragged) {
  const std::string before = with_scenes(3), file = put("three.toml", before);
  const auto window = open({file});
  window->key("s");
  ASSERT_TRUE(window->shows("scene:2"));
  ASSERT_TRUE(window->settles());
  const Box end = window->box("scene-end:0"), second = window->box("scene:1");
  drag_slowly(*window, end.middle(), {end.middle().first + second.width() / 2, end.middle().second});
  ASSERT_TRUE(window->comes_to("steps", "1"));
  keep_screen("storyboard-trimmed");
  std::string text = saved(*window, file);
  expect_has(text, "from = 2015-11-10T02:00:00\nto = 2015-11-10T02:15:00\nseconds = 15\n");
  expect_has(text, "from = 2015-11-10T02:15:00\nto = 2015-11-10T02:20:00\nseconds = 5\n");
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("steps", "0"));
  // An end is set to the playhead, too.
  window->click("scene:1");
  ASSERT_TRUE(window->settles());
  window->click("storyboard.begin");
  ASSERT_TRUE(window->comes_to("steps", "1"));
  text = saved(*window, file);
  expect_has(text, "from = 2015-11-10T02:00:00\nto = 2015-11-10T02:12:00\nseconds = 12\n");
  expect_has(text, "from = 2015-11-10T02:12:00\nto = 2015-11-10T02:20:00\nseconds = 8\n");
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("steps", "0"));
  // The first scene goes to the end.
  const Box first = window->box("scene:0"), last = window->box("scene:2");
  drag_slowly(*window, first.at(0.5, 0.6), last.at(0.8, 0.6));
  ASSERT_TRUE(window->comes_to("steps", "1"));
  text = saved(*window, file);
  EXPECT_LT(text.find("Scene 2"), text.find("Scene 3"));
  EXPECT_LT(text.find("Scene 3"), text.find("Scene 1"));
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("steps", "0"));
  EXPECT_EQ(saved(*window, file), before);
}

TEST_F(StoryboardTest, KeyframesAreTakenDraggedAndChosen) {
  const std::string file = put("three.toml", with_scenes(3));
  const auto window = open({file});
  window->key("s");
  ASSERT_TRUE(window->shows("scene:2"));
  for (int i = 0; i < 15; ++i) window->key("Right");
  ASSERT_TRUE(window->settles());
  window->drag(window->middle(), {window->middle().first + 80, window->middle().second - 40});
  ASSERT_TRUE(window->settles());
  window->key("k");
  ASSERT_TRUE(window->comes_to("steps", "1"));
  ASSERT_TRUE(window->shows("keyframe:1.0"));
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-keyframe");
  std::string text = saved(*window, file);
  expect_has(text, "[[scene.keyframe]]\nsecond = 5\n");
  // Dragged to second 8 of its scene.
  const Box mark = window->box("keyframe:1.0"), scene = window->box("scene:1");
  drag_slowly(*window, mark.middle(), {scene.at(0.8, 0.5).first, mark.middle().second});
  ASSERT_TRUE(window->comes_to("steps", "2"));
  text = saved(*window, file);
  const auto at = text.find("[[scene.keyframe]]\nsecond = ");
  ASSERT_NE(at, std::string::npos) << text;
  EXPECT_NEAR(std::stod(text.substr(at + 28)), 8, 0.2) << text;
  // Its fields are shown in the form, and it is deleted there.
  window->key("e");
  ASSERT_TRUE(window->shows("field:title.en"));
  window->click("keyframe:1.0");
  ASSERT_TRUE(window->settles());
  ASSERT_TRUE(window->shows("field:keyframe.1.glide"));
  window->click("field:keyframe.1.glide");
  ASSERT_TRUE(window->settles());
  window->type("2");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("steps", "3"));
  keep_screen("storyboard-keyframe-form");
  window->key("Escape");
  ASSERT_TRUE(window->settles());
  expect_has(saved(*window, file), "glide = 2\n");
  window->click("element.delete:keyframe.1");
  ASSERT_TRUE(window->comes_to("steps", "4"));
  EXPECT_TRUE(window->hides("keyframe:1.0"));
  EXPECT_EQ(saved(*window, file).find("keyframe"), std::string::npos);
}

// A claim is in the file as soon as what is typed is enough for it.
TEST_F(StoryboardTest, ClaimsHaveFieldsOfTheirOwn) {
  const std::string file = put("claims.toml", std::string(flights) +
                                                  "\n[[source]]\nid = \"xinhua\"\ntitle = \"Xinhua\"\n\n"
                                                  "[[figure]]\nid = \"brought\"\nvalue = 86\n");
  const auto window = open({file});
  window->key("e");
  ASSERT_TRUE(window->shows("sort"));
  window->click("sort");
  window->click("sort:figure");
  ASSERT_TRUE(window->shows("element.add:claims"));
  const auto fill = [&](const std::string& field, const std::string& text) {
    window->click(field);
    ASSERT_TRUE(window->settles());
    window->type(text);
    window->key("Return");
    ASSERT_TRUE(window->settles());
    window->key("Escape");
    ASSERT_TRUE(window->settles());
  };
  window->click("element.add:claims");
  ASSERT_TRUE(window->shows("field:claims.1.source"));
  fill("field:claims.1.source", "xinhua");
  EXPECT_TRUE(window->shows("refused:claims.1.source")) << "a claim needs a value";
  keep_screen("storyboard-claim-refused");
  fill("field:claims.1.value", "87");
  ASSERT_TRUE(window->comes_to("steps", "1")) << "both are taken together";
  EXPECT_TRUE(window->hides("refused:claims.1.source"));
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-claims");
  expect_has(saved(*window, file), "[[figure.claims]]\nvalue = 87\nsource = \"xinhua\"\n");
  window->click("element.delete:claims.1");
  ASSERT_TRUE(window->comes_to("steps", "2"));
  EXPECT_EQ(saved(*window, file).find("claims"), std::string::npos);
}

// A claim that is added has the keyboard, and is in view.
TEST_F(StoryboardTest, ANewRowIsTypedIntoAtOnce) {
  const std::string file = put("claims.toml", std::string(flights) +
                                                  "\n[[source]]\nid = \"xinhua\"\ntitle = \"Xinhua\"\n\n"
                                                  "[[figure]]\nid = \"brought\"\nvalue = 86\n");
  const auto window = open({file});
  window->key("e");
  ASSERT_TRUE(window->shows("sort"));
  window->click("sort");
  window->click("sort:figure");
  ASSERT_TRUE(window->shows("element.add:claims"));
  window->click("element.add:claims");
  ASSERT_TRUE(window->shows("field:claims.1.value"));
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-claim-new");
  EXPECT_LE(window->box("field:claims.1.value").bottom, window->box("side").bottom);
  window->type("87");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("steps", "1"));
  expect_has(saved(*window, file), "[[figure.claims]]\nvalue = 87\n");
}

TEST_F(StoryboardTest, ScenesAreDrafted) {
  const std::string file = put("mine.toml", flights);
  const auto window = open({file});
  window->key("s");
  ASSERT_TRUE(window->shows("storyboard.draft"));
  window->click("storyboard.draft");
  ASSERT_TRUE(window->shows("scene:4"));
  ASSERT_TRUE(window->shows("done")) << "it says how many";
  ASSERT_TRUE(window->settles());
  keep_screen("storyboard-draft");
  EXPECT_EQ(window->field("steps"), "1");
  const std::string text = saved(*window, file);
  expect_has(text, "# Drafted from the data.\n[[scene]]\n");
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("steps", "0"));
  EXPECT_EQ(saved(*window, file), flights);
}

}  // namespace
}  // namespace homebound::test
