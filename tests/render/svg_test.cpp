// SVG documents as xmllint, librsvg and fontconfig read them.
#include "render/svg/svg.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "base/xml_text.h"
#include "render/pdf/cairo.h"
#include "render/svg/font_subset.h"
#include "render/svg/letters.h"
#include "render/svg/numbers.h"
#include "scenes.h"
#include "support/documents.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"
#include "text/text.h"

namespace homebound::render {
namespace {

using test::put, test::run, test::TemporaryFolder;
using testing::HasSubstr, testing::Not;

drawing::Drawing sentence(const std::string& words, text::Style style = {}) {
  style.size = 24;
  drawing::Drawing drawing{{400, 80}, {1, 1, 1, 1}, {}};
  for (drawing::GlyphRun run : text::shape(words, style).runs) {
    run.origin = run.origin + Point{20, 50};
    drawing.items.emplace_back(std::move(run));
  }
  return drawing;
}

TEST(Svg, NumbersAreShort) {
  EXPECT_EQ(svg_number(0), "0");
  EXPECT_EQ(svg_number(-0.001), "0");
  EXPECT_EQ(svg_number(0.25), ".25");
  EXPECT_EQ(svg_number(-0.5), "-.5");
  EXPECT_EQ(svg_number(12.04), "12.04");
  EXPECT_EQ(svg_number(1280), "1280");
}

TEST(Svg, PathsKeepRoundedPointsWithoutDrift) {
  Path path;
  path.begin(true);
  for (int i = 0; i <= 300; ++i) path.add({i * 0.004, 1});
  path.begin(false);
  path.add({2, 2});
  EXPECT_THAT(svg_path(path), testing::StartsWith("M0 1l.01 0 .01 0"));
  EXPECT_THAT(svg_path(path), testing::EndsWith("zM2 2l0 0"));
  std::size_t steps = 0;
  for (std::size_t at = 0; (at = svg_path(path).find(".01 0", at)) != std::string::npos; ++at) ++steps;
  EXPECT_EQ(steps, 120U);
}

TEST(Svg, IsWellFormedAndLooksLikeTheScene) {
  const TemporaryFolder folder;
  const std::string file = (folder / "a.svg").string();
  for (const auto& [name, drawing] : drawings()) {
    put(file, svg(drawing, {"A <title> & \"more\"", "at 6"}));
    const test::Outcome checked = run("xmllint --noout " + file);
    EXPECT_EQ(checked.status, 0) << name << '\n' << checked.err;
    // librsvg has other edges and positions letters by itself.
    EXPECT_GE(test::ssim(test::drawn_svg(file), draw_cairo(drawing)), 0.95) << name;
  }
}

TEST(Svg, TextIsText) {
  for (const std::string words : {"Flights to Guangzhou 2015", "从金边飞往广州", "a < b & c"})
    EXPECT_THAT(svg(sentence(words)), HasSubstr(">" + xml_text(words) + "</text>"));
  EXPECT_THAT(svg(sentence("Home")), Not(HasSubstr("<path")));
}

// Whatever stands beside a character, the font shows the one glyph.
TEST(Svg, FontsHoldTheirCharactersAlone) {
  const TemporaryFolder folder;
  for (const std::string words : {"Home 1:11", "飞往广州"}) {
    const drawing::Drawing drawing = sentence(words);
    const auto& glyphs = std::get<drawing::GlyphRun>(drawing.items.at(0));
    const auto letters = letters_of(glyphs);
    ASSERT_TRUE(letters) << words;
    GlyphOfCharacter of;
    for (const Letter& l : *letters) of[l.character] = l.glyph;
    const std::string font = font_subset(*glyphs.font, of);
    EXPECT_LT(font.size(), 12'000U);
    put(folder / "a.otf", font);
    std::string expected;
    for (const auto& [character, glyph] : of) {
      char hex[16];
      std::snprintf(hex, sizeof hex, "%x", static_cast<unsigned>(character));
      expected += (expected.empty() ? "" : " ") + std::string(hex);
    }
    std::string listed = run("fc-query -f '%{charset}' " + (folder / "a.otf").string()).out;
    // fontconfig writes neighbours as a range.
    for (std::size_t at = 0; (at = listed.find('-', at)) != std::string::npos;) {
      const std::size_t begin = listed.rfind(' ', at) + 1, end = listed.find(' ', at);
      const auto from = std::stoul(listed.substr(begin), nullptr, 16),
                 to = std::stoul(listed.substr(at + 1), nullptr, 16);
      std::string all;
      for (auto c = from; c <= to; ++c) {
        char hex[16];
        std::snprintf(hex, sizeof hex, "%lx", c);
        all += (all.empty() ? "" : " ") + std::string(hex);
      }
      listed.replace(begin, end == std::string::npos ? end : end - begin, all);
    }
    EXPECT_EQ(listed, expected) << words;
  }
}

TEST(Svg, AnotherShapeOfACharacterIsInAnotherSubset) {
  drawing::Drawing both = sentence("12");
  const drawing::Drawing tabular = sentence("1", {.tabular_figures = true});
  const auto proportional = svg(both);
  both.items.insert(both.items.end(), tabular.items.begin(), tabular.items.end());
  EXPECT_THAT(proportional, Not(HasSubstr("font-family:f2")));
  EXPECT_THAT(svg(both), HasSubstr("font-family:f2"));
}

// Several characters to a glyph: drawn as it looks, with the words over it.
TEST(Svg, WhatNoCharacterStandsForIsAShapeWithItsText) {
  drawing::Drawing drawing = sentence("ab");
  auto& run = std::get<drawing::GlyphRun>(drawing.items.at(0));
  run.glyphs.pop_back();
  EXPECT_FALSE(letters_of(run));
  const std::string text = svg(drawing);
  EXPECT_THAT(text, HasSubstr("<path"));
  EXPECT_THAT(text, testing::ContainsRegex("fill-opacity=\"0\">ab</text>"));
}

TEST(Svg, NamedGroupsAreLayers) {
  const auto group = [](const char* name, std::vector<drawing::Item> items) {
    return std::make_shared<const drawing::Group>(drawing::Group{name, {}, 1, 0, std::move(items)});
  };
  const drawing::Fill square{drawing::SharedPath(rectangle_path(Rect::at(5, 5, 20, 20))), {}, {1, 0, 0, 1}};
  const drawing::Fill beyond{drawing::SharedPath(rectangle_path(Rect::at(500, 5, 20, 20))), {}, {1, 0, 0, 1}};
  const std::string text = svg(
      {{50, 50},
       {},
       {group("base map", {group("land", {square}), group("lakes", {beyond})}), group("land", {square})}});
  EXPECT_THAT(text,
              HasSubstr("<g id=\"base-map\" inkscape:groupmode=\"layer\" inkscape:label=\"Base map\">"));
  EXPECT_THAT(text, HasSubstr("<g id=\"land\" inkscape:groupmode=\"layer\" inkscape:label=\"Land\">"));
  EXPECT_THAT(text, HasSubstr("<g id=\"land-2\" "));
  EXPECT_THAT(text, Not(HasSubstr("lakes"))) << "nothing of it is on the page";
}

TEST(Svg, IsTheSameEveryTime) {
  for (const auto& [name, drawing] : drawings()) EXPECT_TRUE(svg(drawing) == svg(drawing)) << name;
}

}  // namespace
}  // namespace homebound::render
