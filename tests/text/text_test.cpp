#include "text/text.h"

#include <algorithm>
#include <set>
#include <thread>

#include <gmock/gmock.h>

#include "base/error.h"

namespace homebound::text {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::Ge;
using testing::HasSubstr;
using testing::Le;

std::size_t glyphs(const Line& line) {
  std::size_t count = 0;
  for (const auto& run : line.runs) count += run.glyphs.size();
  return count;
}

std::string words(const Line& line) {
  std::string all;
  for (const auto& run : line.runs) all += run.text;
  return all;
}

TEST(Shape, Latin) {
  const Line& line = shape("Guangzhou", {.size = 20});
  ASSERT_EQ(line.runs.size(), 1u);
  EXPECT_EQ(line.runs[0].font->name(), "Inter Regular");
  EXPECT_EQ(line.runs[0].text, "Guangzhou");
  EXPECT_EQ(line.runs[0].size, 20);
  EXPECT_EQ(glyphs(line), 9u);
  EXPECT_TRUE(line.missing.empty());
  for (std::size_t i = 1; i < 9; ++i) EXPECT_GT(line.runs[0].glyphs[i].at.x, line.runs[0].glyphs[i - 1].at.x);
}

// Inter's design values, of 2048 units an em: ascender 1984, descender -494, cap height 1490, advance of
// the letter H 1496. (hhea, OS/2 and hmtx tables of Inter 4.)
TEST(Shape, MeasuresAreTheFonts) {
  const Line& line = shape("H", {.size = 2048});
  EXPECT_NEAR(line.ascent, 1984, 1);
  EXPECT_NEAR(line.descent, 494, 1);
  EXPECT_NEAR(line.ink.top, -1490, 1);
  EXPECT_NEAR(line.ink.bottom, 0, 1);
  EXPECT_NEAR(line.width, 1496, 40) << "contextual alternates may change the side bearings a little";
}

TEST(Shape, ChineseIsSimplifiedAndOnTheEm) {
  const Line& line = shape("广州白云机场", {.size = 30, .language = "zh-CN"});
  ASSERT_EQ(line.runs.size(), 1u);
  const drawing::Font& font = *line.runs[0].font;
  EXPECT_THAT(font.name(), HasSubstr("Noto Sans CJK SC"));
  EXPECT_THAT(font.file(), EndsWith("NotoSansCJK-Regular.ttc"));
  EXPECT_EQ(font.face_index(), 2);
  EXPECT_EQ(glyphs(line), 6u);
  EXPECT_NEAR(line.width, 6 * 30, 1e-3) << "an ideograph is an em wide";
  EXPECT_TRUE(line.missing.empty());
}

TEST(Shape, MixedTextHasAFontForEach) {
  const Line& line = shape("飞往 Hangzhou 杭州 78", {.size = 16, .language = "zh-CN"});
  std::set<std::string> fonts;
  for (const auto& run : line.runs) fonts.insert(run.font->name());
  EXPECT_EQ(fonts.size(), 2u);
  EXPECT_EQ(words(line), "飞往 Hangzhou 杭州 78");
  EXPECT_NEAR(line.width,
              shape("飞往 ", {.size = 16, .language = "zh-CN"}).width +
                  shape("Hangzhou ", {.size = 16}).width +
                  shape("杭州 ", {.size = 16, .language = "zh-CN"}).width + shape("78", {.size = 16}).width,
              1.5);
}

TEST(Shape, LanguageChoosesTheVariant) {
  // One code point, drawn differently in China and Japan.
  const auto glyph = [](const char* language) {
    const Line& line =
        shape("骨", {.size = 16, .language = language, .families = {.latin = "Noto Sans CJK SC"}});
    return line.runs.at(0).glyphs.at(0).id;
  };
  EXPECT_NE(glyph("zh-CN"), glyph("ja"));
}

TEST(Shape, ArabicRunsFromRightToLeft) {
  const Line& line = shape(
      "سلام", {.size = 20, .language = "ar", .families = {.latin = "Inter, Noto Sans Arabic, DejaVu Sans"}});
  ASSERT_EQ(line.runs.size(), 1u);
  if (!line.missing.empty()) GTEST_SKIP() << "no Arabic font here";
  // Letters are joined: in the middle of a word they have another form than alone.
  const Line& alone = shape(
      "س", {.size = 20, .language = "ar", .families = {.latin = "Inter, Noto Sans Arabic, DejaVu Sans"}});
  EXPECT_NE(line.runs[0].glyphs.back().id, alone.runs[0].glyphs[0].id);
  const auto& run = line.runs[0].glyphs;
  EXPECT_TRUE(
      std::is_sorted(run.begin(), run.end(), [](const auto& a, const auto& b) { return a.at.x < b.at.x; }));
}

// Scripts whose glyphs are not their letters in a row; fonts-noto-core has them all.
std::vector<std::uint32_t> glyph_ids(const char* text) {
  std::vector<std::uint32_t> ids;
  const Line line = shape(text, {.size = 20});
  for (const auto& run : line.runs)
    for (const auto& glyph : run.glyphs) ids.push_back(glyph.id);
  return ids;
}

TEST(Shape, ArabicLettersChangeTheirFormsWhenJoined) {
  if (!without_font("ب").empty()) GTEST_SKIP() << "no Arabic font here";
  const auto alone = glyph_ids("ب"), three = glyph_ids("ببب");  // beh
  ASSERT_EQ(three.size(), 3U);
  EXPECT_EQ(std::set(three.begin(), three.end()).size(), 3U) << "initial, medial and final forms";
  EXPECT_EQ(std::count(three.begin(), three.end(), alone[0]), 0);
  // Left apart, they keep the form that they have alone.
  const auto apart = glyph_ids("ب‌ب");
  EXPECT_EQ(std::count(apart.begin(), apart.end(), alone[0]), 2);
}

TEST(Shape, KhmerVowelsComeBeforeTheirConsonants) {
  if (!without_font("ព").empty()) GTEST_SKIP() << "no Khmer font here";
  const auto po = glyph_ids("ព"), poe = glyph_ids("ពេ");  // written after, drawn before
  ASSERT_EQ(poe.size(), 2U);
  EXPECT_EQ(poe[1], po[0]);
  // A consonant below another one is one glyph for two characters.
  EXPECT_EQ(glyph_ids("ភ្ន").size(), 2U);
  EXPECT_TRUE(shape("ភ្នំពេញ", {.size = 20}).missing.empty());
}

TEST(Shape, DevanagariShortIComesFirst) {
  if (!without_font("क").empty()) GTEST_SKIP() << "no Devanagari font here";
  const auto ka = glyph_ids("क"), ki = glyph_ids("कि");
  ASSERT_EQ(ki.size(), 2U);
  EXPECT_EQ(ki[1], ka[0]);
}

TEST(Shape, ThaiMarksTakeNoWidth) {
  if (!without_font("ท").empty()) GTEST_SKIP() << "no Thai font here";
  EXPECT_EQ(glyph_ids("ที่").size(), 3U);
  EXPECT_NEAR(shape("ที่", {.size = 20}).width, shape("ท", {.size = 20}).width, 1e-6);
}

TEST(Shape, WhatNoFontHasIsNamedOnceAndDrawnAsABox) {
  const std::string text = "a\xf3\xb0\x80\x81 b\xf3\xb0\x80\x81\xf3\xb0\x80\x82";
  EXPECT_EQ(without_font(text), (std::u32string{U'\U000F0001', U'\U000F0002'}));
  EXPECT_TRUE(without_font("Guangzhou 广州\n\t").empty());
  EXPECT_FALSE(shape("\xf3\xb0\x80\x81", {.size = 20}).ink.empty()) << "something is to be seen";
  const Line& two = shape("\xf3\xb0\x80\x81\xf3\xb0\x80\x82", {.size = 20});
  EXPECT_GE(two.width, two.ink.right) << "boxes stand side by side";
}

TEST(Shape, PairsAreKerned) {
  const Style style{.size = 100};
  EXPECT_LT(shape("AV", style).width, shape("A", style).width + shape("V", style).width - 2);
}

TEST(Shape, LayoutDoesNotDependOnTheSize) {
  const Line& small = shape("Phnom Penh 金边", {.size = 9});
  const Line& large = shape("Phnom Penh 金边", {.size = 90});
  EXPECT_NEAR(large.width, 10 * small.width, 1e-6 * large.width);
  EXPECT_NEAR(large.ink.right, 10 * small.ink.right, 1e-6 * large.width);
  EXPECT_NEAR(large.ascent, 10 * small.ascent, 1e-6 * large.width);
  ASSERT_EQ(small.runs.size(), large.runs.size());
  for (std::size_t r = 0; r < small.runs.size(); ++r) {
    EXPECT_EQ(small.runs[r].font, large.runs[r].font) << "one font object for all sizes";
    for (std::size_t g = 0; g < small.runs[r].glyphs.size(); ++g) {
      EXPECT_NEAR(large.runs[r].glyphs[g].at.x, 10 * small.runs[r].glyphs[g].at.x, 1e-6 * large.width);
    }
  }
}

TEST(Shape, WeightAndItalicChooseTheFace) {
  EXPECT_EQ(shape("a", {.weight = 700}).runs.at(0).font->name(), "Inter Bold");
  EXPECT_EQ(shape("a", {.weight = 500}).runs.at(0).font->name(), "Inter Medium");
  EXPECT_THAT(shape("a", {.italic = true}).runs.at(0).font->name(), HasSubstr("Italic"));
}

TEST(Shape, TabularFiguresKeepAClockSteady) {
  const Style clock{.size = 20, .tabular_figures = true};
  EXPECT_NEAR(shape("11:11", clock).width, shape("08:40", clock).width, 1e-6);
  EXPECT_GT(std::abs(shape("11:11", {.size = 20}).width - shape("08:40", {.size = 20}).width), 1);
}

TEST(Shape, LetterSpacingFollowsEachLetter) {
  const Line& plain = shape("SEA", {.size = 20});
  const Line& wide = shape("SEA", {.size = 20, .letter_spacing = 5});
  EXPECT_NEAR(wide.width, plain.width + 3 * 5, 0.05);
  ASSERT_EQ(wide.runs.size(), 1u);
  for (std::size_t i = 0; i < 3; ++i) {
    const double shift = wide.runs[0].glyphs[i].at.x - plain.runs[0].glyphs[i].at.x + wide.runs[0].origin.x;
    EXPECT_NEAR(shift, 5.0 * static_cast<double>(i), 0.05) << i;
  }
}

TEST(Shape, MissingGlyphsAreReported) {
  EXPECT_TRUE(shape("ok", {}).missing.empty());
  const Line& line = shape("\xf3\xb0\x80\x81", {});  // a private use character, in no font
  EXPECT_EQ(line.missing, U"\U000F0001");
  EXPECT_EQ(glyphs(line), 1u);
}

TEST(Shape, ANewlineIsASpace) {
  EXPECT_EQ(shape("a\nb", {}).width, shape("a b", {}).width);
  EXPECT_TRUE(shape("a\nb", {}).missing.empty());
}

TEST(Shape, EmptyTextHasTheHeightOfItsFont) {
  const Line& line = shape("", {.size = 20});
  EXPECT_TRUE(line.runs.empty());
  EXPECT_EQ(line.width, 0);
  EXPECT_TRUE(line.ink.empty());
  EXPECT_NEAR(line.ascent, shape("x", {.size = 20}).ascent, 1e-6);
  EXPECT_TRUE(shape("   ", {}).ink.empty());
}

TEST(Shape, ADayOfAClockIsNotKept) {
  const Style clock{.size = 39, .weight = 600, .tabular_figures = true};
  for (int minute = 0; minute < 24 * 60; ++minute)
    for (const char* suffix : {"", " UTC", " +08:00"})
      shape(std::to_string(minute / 60) + ":" + std::to_string(minute % 60) + suffix, clock);
  EXPECT_LE(kept().shaped, most_kept);
  EXPECT_GT(kept().shaped, most_kept / 2) << "what is asked for again and again is at hand";
}

TEST(Shape, WrongArgumentsAreRefused) {
  EXPECT_THROW(shape("a", {.size = 0}), Error);
  EXPECT_THROW(shape("\xff\xfe", {}), Error);
}

TEST(Outline, IsFlatAndClosedWithinTheEm) {
  const Line& line = shape("Ogå", {.size = 10});
  for (const drawing::Glyph& glyph : line.runs.at(0).glyphs) {
    const Path& path = line.runs[0].font->outline(glyph.id);
    ASSERT_FALSE(path.empty());
    EXPECT_EQ(&path, &line.runs[0].font->outline(glyph.id));
    const Rect box = path.bounds();
    EXPECT_THAT(box.top, AllOf(Ge(-1.2), Le(0)));
    EXPECT_THAT(box.bottom, AllOf(Ge(-0.1), Le(0.4)));
    for (std::size_t part = 0; part < path.parts(); ++part) {
      EXPECT_TRUE(path.closed[part]);
      EXPECT_GE(path.part(part).size(), 3u);
      EXPECT_NE(path.part(part).front(), path.part(part).back());
    }
  }
  EXPECT_TRUE(line.runs[0].font->outline(shape(" ", {}).runs.at(0).glyphs.at(0).id).empty());
}

TEST(Wrap, KeepsToTheWidthAndLosesNothing) {
  const std::string text =
      "Aircraft landed at Guangzhou Baiyun, Hangzhou Xiaoshan and Beijing Capital airports that morning.";
  const Style style{.size = 14};
  for (const double width : {90.0, 150.0, 333.0}) {
    std::string all;
    const auto lines = wrap(text, style, width);
    EXPECT_GT(lines.size(), 1u);
    for (const Line& line : lines) {
      EXPECT_LE(line.ink.right, width + 0.5);
      all += words(line);
    }
    EXPECT_EQ(all, text);
  }
  EXPECT_EQ(wrap(text, style, 1e6).size(), 1u);
}

TEST(Wrap, ChineseBreaksBetweenIdeographsButNotBeforeAFullStop) {
  const auto lines = wrap("七十八名嫌疑人抵达杭州。", {.size = 10, .language = "zh-CN"}, 11 * 10 + 1);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(words(lines[1]), "杭州。") << "and the last line is not a single character";
}

TEST(Wrap, AChineseNumberKeepsItsMeasureWord) {
  const std::string text =
      "上午9时前后，81名嫌疑人乘第3架包机飞行3366公里，2015年10月19日涉及约20多个省区市的4000余起案件。";
  for (double width = 80; width < 500; width += 7) {
    std::string broken;
    for (const Line& line : wrap(text, {.size = 10, .language = "zh-CN"}, width)) broken += words(line) + "|";
    for (const char* whole :
         {"9时前后", "81名", "第3架", "3366公里", "2015年10月19日", "约20多个", "4000余起"})
      EXPECT_THAT(broken, HasSubstr(whole)) << width;
  }
}

TEST(Wrap, NoChineseParagraphEndsInASingleCharacter) {
  const std::string text = "译文至此中断，以下据新华社等当日的报道。";
  for (double width = 40; width < 210; width += 3)
    EXPECT_THAT(words(wrap(text, {.size = 10, .language = "zh-CN"}, width).back()), EndsWith("报道。"))
        << width;
}

TEST(Shape, ChineseTextHasQuotesOfItsOwnFont) {
  const Style chinese{.size = 10, .language = "zh-CN"};
  const Line& quoted = shape("称“9时”……", chinese);
  EXPECT_NEAR(quoted.width - shape("9", chinese).width, 6 * 10, 0.1) << "each on the em";
  EXPECT_LT(shape("称“9时”", {.size = 10}).width, quoted.width - 20 - 5);
  EXPECT_NEAR(shape("Xi’an", chinese).width, shape("Xi’an", {.size = 10}).width, 0.01);
}

TEST(Wrap, AWordTooLongStaysWhole) {
  const auto lines = wrap("a Suvarnabhumi b", {.size = 20}, 40);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_THAT(words(lines[1]), HasSubstr("Suvarnabhumi"));
}

TEST(Wrap, ANewlineEndsALine) { EXPECT_EQ(wrap("one\ntwo", {.size = 10}, 1000).size(), 2u); }

TEST(Threads, ShapeAndOutlineTogether) {
  std::vector<double> widths(4);
  std::vector<std::thread> threads;
  for (double& width : widths) {
    threads.emplace_back([&width] {
      for (int i = 0; i < 200; ++i) {
        const Line& line = shape("No. " + std::to_string(i) + " 航班", {.size = 12});
        width += line.width;
        for (const auto& run : line.runs) {
          for (const auto& glyph : run.glyphs)
            width += run.font->outline(glyph.id).bounds().width() > 0 ? 1 : 0;
        }
      }
    });
  }
  for (std::thread& t : threads) t.join();
  for (const double width : widths) EXPECT_EQ(width, widths[0]);
}

}  // namespace
}  // namespace homebound::text
