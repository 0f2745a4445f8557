// A story played by real browsers.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "exporting/png/png.h"
#include "player/browser.h"
#include "support/documents.h"
#include "support/process.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"
#include "support/wait.h"

namespace {

using namespace homebound;
using nlohmann::json;
using test::Browser;
using test::Kind;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

const std::string scenario = TEST_SOURCE_DIR "/player/briefing.toml";

// A story recorded once for all tests, in both languages.
const std::string& recorded(const std::string& what, const std::string& options) {
  static std::map<std::string, std::string> made;
  std::string& file = made[what + options];
  if (file.empty()) {
    file = test::temporary("story" + std::to_string(made.size()) + ".html");
    const auto outcome = test::homebound("export " + what + " -o " + file + " --size 1280x720 " + options);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
  }
  return file;
}
const std::string& story(const std::string& options = "") { return recorded(scenario, "--notes " + options); }

// Opens a story and waits for its first picture.
void open(Browser& browser, const std::string& file, const std::string& where) {
  browser.open("file://" + file + where);
  ASSERT_TRUE(test::wait_until(
      [&] {
        return browser.run("return document.body.dataset.ready !== undefined || !trouble.hidden").get<bool>();
      },
      30s));
}

// Waits for something to become true in the page.
bool becomes(Browser& browser, const std::string& condition) {
  return test::wait_until([&] { return browser.run("return Boolean(" + condition + ")").get<bool>(); }, 20s);
}

// The picture of a second as the page draws it, where the page gives it 1280 x 720 CSS pixels, or as many
// times that.
drawing::Pixels played(Browser& browser, double second, int times = 1) {
  const auto pixels = [&](int length) { return std::to_string(length * times) + "px"; };
  const std::string url = browser.run(
      "const stage = document.getElementById('stage');"
      "Object.assign(stage.style, {position: 'fixed', left: 0, top: 0, width: '" +
      pixels(1280) + "', height: '" + pixels(720) +
      "'});"
      "homebound.resized();"
      "homebound.stopAt(" +
      std::to_string(second) +
      ");"
      "homebound.draw();"
      "return homebound.stage.canvas.toDataURL('image/png')");
  const std::string file = test::temporary("played.png");
  test::put(file, test::from_base64(url.substr(url.find(',') + 1)));
  return exporting::read_png(file);
}

// The program's own picture, made once for all browsers.
const drawing::Pixels& native(double second, const std::string& language, int scale,
                              const std::string& what = scenario) {
  static std::map<std::tuple<double, std::string, int, std::string>, drawing::Pixels> made;
  drawing::Pixels& picture = made[{second, language, scale, what}];
  if (picture.width > 0) return picture;
  const std::string file = test::temporary("native.png");
  const auto outcome = test::homebound("export " + what + " -o " + file + " --language " + language +
                                       " --at second:" + std::to_string(second) + " --size " +
                                       std::to_string(1280 * scale) + "x" + std::to_string(720 * scale));
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  return picture = exporting::read_png(file);
}

std::string name_of(const testing::TestParamInfo<Kind>& kind) { return testing::PrintToString(kind.param); }

class InBrowser : public testing::TestWithParam<Kind> {};
INSTANTIATE_TEST_SUITE_P(All, InBrowser, testing::Values(Kind::chromium, Kind::firefox, Kind::webkit),
                         name_of);

TEST_P(InBrowser, ShowsThePicturesOfTheProgram) {
  Browser& browser = test::browser(GetParam());
  for (const std::string language : {"en", "zh"}) {
    open(browser, story(), "#t=0&lang=" + language);
    // At rest, in a glide, with aircraft on their way, at the end.
    for (const double second : {0.0, 2.0, 3.5, 5.0, 10.0}) {
      const double alike = test::ssim(played(browser, second), native(second, language, 1));
      std::printf("%s %s %4.1f s: %.4f\n", testing::PrintToString(GetParam()).c_str(), language.c_str(),
                  second, alike);
      EXPECT_GE(alike, 0.98) << language << " at " << second;
    }
  }
  EXPECT_THAT(browser.complaints(), IsEmpty());
}

// The built-in story, at seconds spread over it. HOMEBOUND_STORY_PICTURES says how many there are in each
// language, at one and at two pixels to one; two are looked at usually.
TEST_P(InBrowser, ShowsTheBuiltInStory) {
  const char* const asked = std::getenv("HOMEBOUND_STORY_PICTURES");
  const int count = asked != nullptr ? std::atoi(asked) : 2;
  Browser& browser = test::browser(GetParam());
  for (const std::string language : {"en", "zh"}) {
    open(browser, recorded("", ""), "#t=0&lang=" + language);
    const double length = browser.run("return homebound.story.seconds").get<double>();
    const double fps = browser.run("return homebound.story.fps").get<double>();
    for (const int scale : {1, 2}) {
      double least = 1;
      for (int i = 0; i < count; ++i) {
        const double second = std::floor(length * (i + 0.5) / count * fps) / fps;  // of a frame
        const double alike = test::ssim(played(browser, second, scale), native(second, language, scale, ""));
        EXPECT_GE(alike, 0.98) << language << " at " << second << ", " << scale << " to one";
        least = std::min(least, alike);
      }
      std::printf("%s, %d pictures in %s, %d to one: at least %.4f\n",
                  testing::PrintToString(GetParam()).c_str(), count, language.c_str(), scale, least);
    }
  }
  EXPECT_THAT(browser.complaints(), IsEmpty());
}

TEST(Story, IsSharpOnADenseScreen) {
  Browser& browser = test::browser(Kind::chromium, 2);
  open(browser, story(), "#t=0&lang=zh");
  for (const double second : {1.5, 6.0}) {
    const double alike = test::ssim(played(browser, second), native(second, "zh", 2));
    std::printf("twice as dense, %4.1f s: %.4f\n", second, alike);
    EXPECT_GE(alike, 0.98);
  }
}

TEST_P(InBrowser, IsToldByTheKeysOfAClicker) {
  Browser& browser = test::browser(GetParam());
  open(browser, story(), "#t=0&lang=en");
  const auto second = [&] { return browser.run("return homebound.second").get<double>(); };
  const auto rests = [&] { return becomes(browser, "!homebound.playing"); };
  browser.press({test::keys::page_down});
  ASSERT_TRUE(rests());
  EXPECT_NEAR(second(), 3, 0.1) << "the first scene ran to its end";
  browser.press({test::keys::page_down});
  ASSERT_TRUE(becomes(browser, "!homebound.playing && homebound.scene === 1"));
  EXPECT_NEAR(second(), 6, 0.1);
  browser.press({test::keys::page_up});
  EXPECT_NEAR(second(), 3, 0.1);
  browser.press({test::keys::end});
  EXPECT_EQ(second(), 10);
  browser.press({test::keys::home});
  EXPECT_EQ(second(), 0);
  browser.press(U"3");
  EXPECT_TRUE(becomes(browser, "number.textContent === 'Scene 3? Press Enter'"));
  browser.press({test::keys::enter});
  EXPECT_TRUE(becomes(browser, "!homebound.playing && homebound.second === 10"))
      << "the scene ran to its end";
  browser.press(U" ");
  EXPECT_TRUE(becomes(browser, "homebound.playing")) << "Space plays, from the start after the end";
  browser.press(U" ");
  EXPECT_TRUE(rests());
  EXPECT_LT(second(), 10) << "Space stops";
  browser.press(U"b");
  EXPECT_TRUE(
      becomes(browser, "!cover.hidden && getComputedStyle(cover).backgroundColor === 'rgb(0, 0, 0)'"));
  browser.press({test::keys::page_down});
  EXPECT_TRUE(becomes(browser, "cover.hidden && !homebound.playing")) << "the key only uncovers";
  browser.press(U"++");
  EXPECT_TRUE(becomes(browser, "homebound.stage.near > 2"));
  browser.press(U"0");
  EXPECT_TRUE(becomes(browser, "homebound.stage.near === 1"));
  browser.press(U"l");
  EXPECT_TRUE(becomes(browser, "document.documentElement.lang === 'zh-CN' && document.title === '两地降落'"));
  EXPECT_THAT(browser.complaints(), IsEmpty());
}

// Where an aircraft or a place of that name is in the window, in CSS pixels.
std::pair<double, double> place_of(Browser& browser, const std::string& name) {
  const json at = browser.run(
      "const {frame, u} = homebound.frame(), box = homebound.stage.canvas.getBoundingClientRect();"
      "const spot = homebound.stage.spots(frame, u).find("
      "  spot => homebound.story.subjects[spot.subject].name.en.includes('" +
      name +
      "'));"
      "return [box.left + spot.x * homebound.stage.unit, box.top + spot.y * homebound.stage.unit]");
  return {at.at(0), at.at(1)};
}

TEST_P(InBrowser, TellsWhoSaysSo) {
  Browser& browser = test::browser(GetParam());
  open(browser, story(), "#t=4.5&lang=en");
  const auto [x, y] = place_of(browser, "Shanghai");
  browser.point(x, y);
  EXPECT_TRUE(becomes(browser, "!tip.hidden && tip.textContent.includes('Shanghai')"));
  browser.click(x, y);
  ASSERT_TRUE(becomes(browser, "!panel.hidden"));
  const std::string said = browser.run("return content.innerText");
  EXPECT_THAT(said, HasSubstr("Shanghai"));
  EXPECT_THAT(said, HasSubstr("Who says so?"));
  EXPECT_THAT(said, HasSubstr("The wire"));
  EXPECT_EQ(browser.run("return content.querySelector('.sources a').href"), "https://example.org/landings");
  browser.press({test::keys::escape});
  EXPECT_TRUE(becomes(browser, "panel.hidden"));
  EXPECT_THAT(browser.complaints(), IsEmpty());
}

TEST(Story, FindsFlightsAndScenes) {
  Browser& browser = test::browser(Kind::chromium);
  open(browser, story(), "#t=0&lang=en");
  browser.press(U"/");
  ASSERT_TRUE(becomes(browser, "document.activeElement.id === 'query'"));
  browser.press(U"over the");
  ASSERT_TRUE(becomes(browser, "document.querySelector('#found .name')"));
  EXPECT_EQ(browser.run("return document.querySelector('#found .name').textContent"), "Over the sea");
  browser.press({test::keys::enter});
  EXPECT_TRUE(becomes(browser, "homebound.scene === 1"));
  EXPECT_THAT(browser.complaints(), IsEmpty());
}

TEST(Story, SaysInWordsWhatEveryPictureShows) {
  Browser& browser = test::browser(Kind::chromium);
  open(browser, story(), "#scene=2&lang=en");
  const json says = browser.run("return homebound.story.scenes.map(scene => scene.says.en)");
  ASSERT_EQ(says.size(), 3U);
  for (const json& words : says) EXPECT_NE(words, "");
  EXPECT_EQ(browser.run("return document.getElementById('says').textContent"), says.at(1));
  EXPECT_EQ(browser.run("return scrub.getAttribute('aria-valuetext')"), "0:05 of 0:10, Over the sea");
}

class Printed : public InBrowser {};
INSTANTIATE_TEST_SUITE_P(ByDriversThatPrint, Printed, testing::Values(Kind::chromium, Kind::firefox),
                         name_of);

TEST_P(Printed, HasAPageAScene) {
  Browser& browser = test::browser(GetParam());
  open(browser, story(), "#t=0&lang=en");
  const std::string file = test::temporary("printed.pdf");
  test::put(file, browser.printed());
  EXPECT_EQ(test::run("qpdf --show-npages " + file).out, "3\n");
  const std::string second = test::run("pdftotext -f 2 -l 2 " + file + " -").out;
  EXPECT_THAT(second, HasSubstr("Over the sea"));
  EXPECT_THAT(second, HasSubstr("The wire"));
  const drawing::Pixels page = test::read_ppm(test::run("pdftoppm -r 50 -f 2 -l 2 " + file).out);
  std::size_t white = 0;
  for (std::size_t i = 0; i < page.rgba.size(); i += 4)
    white += page.rgba[i] == 255 && page.rgba[i + 1] == 255 && page.rgba[i + 2] == 255;
  EXPECT_LT(white, page.rgba.size() / 4 / 2) << "the picture fills most of the page";
}

TEST(Story, StandsStillForWhoWantsLessMotion) {
  Browser& browser = test::browser(Kind::chromium, 1, true);
  open(browser, story(), "#lang=en");
  EXPECT_FALSE(browser.run("return homebound.playing").get<bool>());
  browser.press({test::keys::page_down});
  EXPECT_TRUE(becomes(browser, "!homebound.playing && homebound.scene === 0 && homebound.second > 2.8"));
  browser.press({test::keys::page_down});
  EXPECT_TRUE(becomes(browser, "!homebound.playing && homebound.scene === 1 && homebound.second > 5.8"));
}

TEST(Story, IsAPictureAndAButtonWithinAnotherPage) {
  Browser& browser = test::browser(Kind::chromium);
  open(browser, story("--frame"), "#lang=en");
  EXPECT_EQ(browser.run("return [...document.querySelectorAll('button, input, select, a')]"
                        "  .filter(part => part.checkVisibility()).map(part => part.id)"),
            json({"begin"}));
  EXPECT_TRUE(browser
                  .run("const box = picture.getBoundingClientRect();"
                       "return box.width === innerWidth || box.height === innerHeight")
                  .get<bool>());
}

TEST(Story, SaysThatItsFileIsDamaged) {
  std::string page = test::contents(story());
  const auto tape = page.find("id=\"tape\">");
  ASSERT_NE(tape, std::string::npos);
  page.erase(tape + 2000, 400);
  const std::string file = test::temporary("damaged.html");
  test::put(file, page);
  Browser& browser = test::browser(Kind::chromium);
  open(browser, file, "#lang=en");
  const std::string said = browser.run("return trouble.innerText");
  EXPECT_THAT(said, HasSubstr("damaged or incomplete: its pictures cannot be unpacked"));
  EXPECT_THAT(said, HasSubstr("Over the sea")) << "the text can still be read";
}

}  // namespace
