// Shapes text into glyph runs: fontconfig finds the fonts, Pango and HarfBuzz shape and choose fallbacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::text {

// The families in which texts are set: what one lacks, the next one has, and after both the program's own.
struct Families {
  std::string latin = "Inter", chinese = "Noto Sans CJK SC";
  std::vector<std::string> files;  // of fonts that are not installed: texts are set as if they were
  bool operator==(const Families&) const = default;
};

// The font and spacing of a text.
struct Style {
  double size = 12;  // em, page units
  int weight = 400;  // 100..900
  bool italic = false;
  double letter_spacing = 0;    // page units added after each cluster
  std::string language = "en";  // BCP 47; chooses among glyph variants (zh-CN, ja)
  Families families;
  bool tabular_figures = false;  // digits of equal width, for clocks and counters
  bool operator==(const Style&) const = default;
};

// One shaped line; its baseline starts at (0, 0). Lengths are in page units.
struct Line {
  std::vector<drawing::GlyphRun> runs;  // colour and halo left at their defaults
  double width = 0;                     // advance, page units
  double ascent = 0, descent = 0;       // of the line's fonts, both positive
  Rect ink;                             // the covered box; empty for blanks
  std::u32string missing;               // characters that no font has; each shows as a box
};

// Shapes one paragraph without breaking it; a newline counts as a space. Throws Error for a size that is
// not positive, for text that is not valid UTF-8, and when no font is installed. Keeps the latest results.
// Thread-safe.
Line shape(std::string_view text, const Style& style);

// Returns the characters of a text that no font on this machine has, each once, in order.
std::u32string without_font(std::string_view text);

// Breaks a paragraph into lines no wider than `width` page units, where the language allows it; a newline
// also ends a line. A Chinese number keeps its measure word, and no last line is a single character. Throws
// Error like shape(). Keeps the latest results. Thread-safe.
std::vector<Line> wrap(std::string_view text, const Style& style, double width);

// Counts the results that shape() and wrap() keep: at most `most_kept` of each.
inline constexpr std::size_t most_kept = 2000;
struct Kept {
  std::size_t shaped, wrapped;
};
Kept kept();

}  // namespace homebound::text
