// Cards and captions of one scene fade into those of the next, on the pixels of a film.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "drawing/drawing.h"
#include "exporting/studio.h"
#include "render/gl/frames.h"
#include "scenario/read/read.h"

namespace homebound::exporting {
namespace {

constexpr int width = 640, height = 360, block = 16, cards = 176;
constexpr double change = 4;  // second of the scene change

// Two scenes of one view: a title, a layer and a caption change together.
std::shared_ptr<const timeline::Timeline> story(const std::string& second_scene) {
  const std::string text = R"(
[[flight]]
from = "CGK"
to = "PEK"
depart = 2020-01-01T00:00:00Z
people = 100
[[event]]
at = 2020-01-01T01:00:00Z
until = 2020-01-01T01:30:00Z
text = "A caption of some length that is told for half an hour, and goes."
[[event]]
at = 2020-01-01T02:00:00Z
text = "Another one."
[[scene]]
from = 2020-01-01T01:00:00Z
to = 2020-01-01T02:00:00Z
seconds = 4
title = "The first scene has a title"
text = "And a text of two lines, so that there is something to see when it goes."
[[scene]]
from = 2020-01-01T02:00:00Z
to = 2020-01-01T03:00:00Z
seconds = 4
title = "Second"
)" + second_scene;
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::parse(text, "s.toml"))));
}

std::vector<std::uint8_t> picture_at(Studio& studio, double second) {
  const Studio::Picture picture = studio.at(StorySecond{second});
  render::Frames frames;
  const render::Frame frame = frames.draw(picture.drawing, picture.scale());
  return {frame.rgba, frame.rgba + std::ptrdiff_t{4} * width * height};
}

// Returns the largest mean change of a block where the cards are, 0..255.
double largest_change(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  double largest = 0;
  for (int top = 0; top < height; top += block)
    for (int left = 0; left < cards; left += block) {
      double sum = 0;
      int count = 0;
      for (int y = top; y < std::min(top + block, height); ++y)
        for (int x = left; x < std::min(left + block, width); ++x)
          for (int c = 0; c < 3; ++c, ++count) {
            const auto at = static_cast<std::size_t>(4 * (y * width + x) + c);
            sum += std::abs(int{a[at]} - int{b[at]});
          }
      largest = std::max(largest, sum / count);
    }
  return largest;
}

class Cards : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Scenes, Cards,
                         testing::Values("", "hide = [\"totals\", \"legend\"]\n", "hide = \"caption\"\n",
                                         "camera = { frame = [\"CGK\"] }\nhide = \"totals\"\n"));

// The largest change from frame to frame is a fraction of the whole change, and none comes at once.
TEST_P(Cards, FadeIntoThoseOfTheNextScene) {
  Request request;
  request.output = std::filesystem::path("x.mp4");
  request.size = {width, height};
  Studio studio(request, story(GetParam()));
  std::vector<std::uint8_t> before = picture_at(studio, change - 1 / 30.0);
  const std::vector<std::uint8_t> first = before;
  double largest = 0;
  for (int i = 0; i <= 20; ++i) {
    std::vector<std::uint8_t> now = picture_at(studio, change + i / 30.0);
    largest = std::max(largest, largest_change(before, now));
    before = std::move(now);
  }
  const double whole = largest_change(first, before);
  EXPECT_GT(whole, 30);
  EXPECT_LT(largest, 0.45 * whole);
}

// A text of a picture that can be read: where it stands, and how opaque it is.
struct Legible {
  std::string text;
  Rect box;
  double opacity;
};
void add_legible(std::vector<Legible>& all, const std::vector<drawing::Item>& items, double opacity) {
  constexpr double least = 0.04;  // below that nobody sees it
  for (const drawing::Item& item : items) {
    if (const auto* group = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      add_legible(all, (*group)->items, opacity * double{(*group)->opacity});
    const auto* run = std::get_if<drawing::GlyphRun>(&item);
    if (run == nullptr || run->glyphs.empty() || run->halo) continue;  // names on the map have halos
    if (const double seen = opacity * double{run->colour.a}; seen > least)
      all.push_back({run->text,
                     {run->origin.x, run->origin.y - 0.6 * run->size,
                      run->origin.x + run->glyphs.back().at.x + 0.4 * run->size, run->origin.y},
                     seen});
  }
}

class Rows : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Scenes, Rows,
                         testing::Values("hide = \"totals\"\n", "hide = \"legend\"\n",
                                         "hide = [\"totals\", \"legend\"]\n", "show = \"footnotes\"\n",
                                         "hide = \"clock\"\ncamera = { frame = [\"CGK\"] }\n",
                                         "camera = { frame = [\"CGK\"] }\nhide = \"totals\"\n"));

// While the rows of one scene give way to others, no two texts can be read through one another, and what
// both scenes show alike stays.
TEST_P(Rows, AreNeverReadThroughOneAnother) {
  Request request;
  request.output = std::filesystem::path("x.mp4");
  request.size = {1280, 720};
  Studio studio(request, story(GetParam()));
  bool changes = false;
  for (int i = 0; i <= 20; ++i) {
    std::vector<Legible> texts;
    add_legible(texts, studio.at(StorySecond{change + i / 30.0}).drawing.items, 1);
    for (std::size_t a = 0; a < texts.size(); ++a) {
      changes = changes || texts[a].opacity < 0.3;
      for (std::size_t b = 0; b < a; ++b) {
        const Rect &one = texts[a].box, &other = texts[b].box;
        EXPECT_FALSE(one.left < other.right && other.left < one.right && one.top < other.bottom &&
                     other.top < one.bottom)
            << i << ": '" << texts[a].text << "' (" << texts[a].opacity << ") over '" << texts[b].text
            << "' (" << texts[b].opacity << ")";
      }
    }
  }
  EXPECT_TRUE(changes);
}

// A caption that ends within a scene fades, too.
TEST(Captions, FadeWhenTheyEnd) {
  Request request;
  request.output = std::filesystem::path("x.mp4");
  request.size = {width, height};
  Studio studio(request, story(""));
  const auto during = picture_at(studio, 1.9), first = picture_at(studio, 2 + 1 / 30.0),
             after = picture_at(studio, 2.5);
  EXPECT_LT(largest_change(during, first), 0.45 * largest_change(during, after));
}

}  // namespace
}  // namespace homebound::exporting
