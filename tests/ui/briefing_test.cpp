// A whole briefing made by hand: twelve flights, two claims, five scenes with keyframes, a callout, notes and
// a narration, saved, presented, exported as a film and as a handout, with few strokes of the keys.

#include <cmath>
#include <cstdlib>
#include <numbers>

#include <gtest/gtest.h>

#include "support/process.h"
#include "support/sounds.h"
#include "support/temporary_folder.h"
#include "ui/kit/words.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

// Counts what a hand does: keys, characters and clicks.
class Hand {
 public:
  explicit Hand(const Window& window) : window_(window) {}
  int strokes() const { return strokes_; }
  void key(const std::string& name, int times = 1) {
    for (int i = 0; i < times; ++i, ++strokes_) window_.key(name);
    EXPECT_TRUE(window_.settles()) << name;
  }
  void press(const std::string& name) { window_.key(name), ++strokes_; }  // without waiting for a rest
  void type(const std::string& text) {
    window_.type(text);
    strokes_ += static_cast<int>(text.size());
    EXPECT_TRUE(window_.settles()) << text;
  }
  void click(const std::string& name) {
    EXPECT_TRUE(window_.shows(name)) << name;
    window_.click(name), ++strokes_;
    EXPECT_TRUE(window_.settles()) << name;
  }
  // Writes into a field, which Enter takes.
  void write(const std::string& field, const std::string& text) {
    bring(field);
    click("field:" + field);
    key("ctrl+a");
    type(text);
    key("Return");
    EXPECT_TRUE(window_.hides("refused:" + field)) << text;
  }
  // Turns the wheel until something of the form is in view, which is no stroke.
  void bring(const std::string& field) { bring_box("field:" + field); }
  void bring_box(const std::string& name) {
    const Box side = window_.box("side");
    window_.move(side.at(0.5, 0.8));
    const auto in_view = [&] {
      const auto at = window_.find(name);
      return at && at->height() > 8 && at->bottom + 30 < side.bottom;
    };
    for (const int button : {4, 5})
      for (int i = 0; i < 40 && !in_view(); ++i) {
        window_.wheel(button, 2);
        EXPECT_TRUE(window_.settles());
      }
  }
  void choose(const std::string& list, const std::string& row) {
    click(list), click(row);
    EXPECT_TRUE(window_.hides(row));
  }

 private:
  const Window& window_;
  int strokes_ = 0;
};

class BriefingTest : public WindowedTest {
 protected:
  void see(const std::string& name) const { keep(server_->screen(), "briefing-" + name); }
};

std::string button_of(ui::Word word) { return "entry.button:" + std::to_string(static_cast<int>(word)); }

TEST_F(BriefingTest, IsMadeWithFewStrokes) {
  const fs::path folder = home_ / "mine";
  fs::create_directories(folder);
  std::string rows = "flight,from,to,depart,arrive,people,kind\n";
  for (int i = 0; i < 10; ++i) {
    const int day = 25 + i / 4, hour = 6 + i % 4 * 3;
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    rows += "E" + std::to_string(i + 1) + ",PZU,JED,2023-04-" + two(day) + " " + two(hour) + ":00,2023-04-" +
            two(day) + " " + two(hour + 2) + ":10," + std::to_string(90 + i) + ",evacuees\n";
  }
  put(folder / "sheet.csv", rows);
  put(folder / "relief.toml", "title = \"Relief\"\n");
  put(folder / "n.wav",
      wav(3, 44100, 1, [](double second) { return 0.5 * std::sin(2 * std::numbers::pi * 440 * second); }));
  // The spreadsheet is another program, which keeps the rows that were copied.
  const Window sheet(*server_, home_ / "sheet", {(folder / "sheet.csv").string()});
  ASSERT_TRUE(sheet.settles());
  sheet.key("d");
  ASSERT_TRUE(sheet.shows("table.row:0"));
  sheet.click("table.row:0");
  ASSERT_TRUE(sheet.comes_to("selected", "1"));
  sheet.move(sheet.box("table.row:3").middle());
  sheet.wheel(5, 10);
  ASSERT_TRUE(sheet.settles());
  server_->xdotool("keydown shift");
  sheet.click("table.row:9");
  server_->xdotool("keyup shift");
  ASSERT_TRUE(sheet.comes_to("selected", "10"));
  sheet.key("ctrl+c");
  ASSERT_TRUE(sheet.settles());

  const std::string file = (folder / "relief.toml").string();
  const auto window = open({file});
  Hand hand(*window);
  hand.key("ctrl+v");
  ASSERT_TRUE(window->shows("import"));
  hand.key("Return");
  ASSERT_TRUE(window->comes_to("flights", "10"));
  for (const char* flight : {"ADD\t1530", "AMM\t1800"}) {
    hand.key("a");
    ASSERT_TRUE(window->shows("add-flight"));
    hand.type(flight);
    hand.key("Return");
    ASSERT_TRUE(window->hides("add-flight"));
  }
  ASSERT_TRUE(window->comes_to("flights", "12"));
  see("flights");

  hand.key("shift+s");
  ASSERT_TRUE(window->shows("scene:4"));
  see("draft");
  for (const char* scene : {"scene:1", "scene:2"}) {  // the camera pushes in
    hand.click(scene);
    hand.key("Right", 3);
    hand.key("equal", 2);
    hand.key("k");
  }
  ASSERT_TRUE(window->shows("keyframe:1.0"));
  ASSERT_TRUE(window->shows("keyframe:2.0"));
  see("keyframes");

  hand.key("e");
  hand.click("scene:1");
  hand.write("notes.en", "Thank");
  hand.write("narration", "n.wav");
  see("scene");
  hand.choose("sort", "sort:source");
  hand.click(button_of(ui::Word::add));
  hand.write("title.en", "Desk");
  hand.choose("sort", "sort:figure");
  hand.click(button_of(ui::Word::add));
  hand.write("value", "945");
  for (const char* claim : {"1", "2"}) {
    hand.bring_box("element.add:claims");
    hand.click("element.add:claims");
    hand.write(std::string("claims.") + claim + ".value", std::string("95") + claim);
  }
  see("claims");
  hand.choose("sort", "sort:callout");
  hand.click(button_of(ui::Word::add));
  hand.write("text.en", "Port");
  see("callout");
  hand.key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0")) << window->said();
  const fs::path accepted = fs::path(TEST_SOURCE_DIR) / "ui/briefing.toml";
  if (std::getenv("HOMEBOUND_ACCEPT") != nullptr)
    fs::copy_file(file, accepted, fs::copy_options::overwrite_existing);
  EXPECT_EQ(slurp(file), slurp(accepted));

  hand.press("F5");
  ASSERT_TRUE(wait_until([&] { return window->field("present") != "none"; }));
  hand.press("space");
  ASSERT_TRUE(window->passes("present", "1,running"));
  hand.press("Escape");
  ASSERT_TRUE(window->comes_to("present", "none"));
  hand.click("scene:1");
  hand.key("ctrl+e");
  hand.choose("export.kind", "export.kind:7");  // MP4
  hand.click("export.part:1");                  // this scene
  for (const char* field : {"export.width", "export.height"}) {
    hand.click(field);
    hand.key("ctrl+a");
    hand.type("320");
    hand.key("Tab");
  }
  hand.choose("export.subtitles", "export.subtitles:2");  // the notes
  hand.click("export.start");
  ASSERT_TRUE(window->comes_to("export", "done"));
  see("film");
  hand.choose("export.kind", "export.kind:3");  // the handout
  hand.click("export.start");
  ASSERT_TRUE(wait_until([&] { return fs::exists(folder / "relief.pdf"); }));
  ASSERT_TRUE(window->comes_to("export", "done"));
  see("handout");
  const std::string film = (folder / "relief.mp4").string();
  const std::string streams = run("ffprobe -v error -show_entries stream=codec_type -of csv=p=0 " + film).out;
  for (const char* kind : {"video", "audio", "subtitle"})
    EXPECT_NE(streams.find(kind), std::string::npos) << streams;
  EXPECT_NE(slurp(folder / "relief.en.srt").find("Thank"), std::string::npos);
  const std::string handout = run("pdftotext " + (folder / "relief.pdf").string() + " -").out;
  EXPECT_NE(handout.find("Port Sudan"), std::string::npos) << handout;
  EXPECT_EQ(handout.find("Thank"), std::string::npos) << "no notes unless asked";
  EXPECT_LE(hand.strokes(), 250);
}

}  // namespace
}  // namespace homebound::test
