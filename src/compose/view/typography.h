// How a picture's texts are set: its language, and the fonts of its theme.
#pragma once

#include "base/language.h"
#include "text/text.h"

namespace homebound::compose {

// The em below which a text is not read on a screen of 1280 x 720, page units. What has no room for it is set
// in other words, on two lines, or left out.
inline constexpr double smallest_type = 11;

struct Typography {
  Language language = Language::english;
  text::Families fonts = {};
  bool operator==(const Typography&) const = default;

  text::Style style(double size, int weight = 400) const;
  // Has figures of equal width, for clocks and counters.
  text::Style figures(double size, int weight) const;
  // Returns the same fonts in another language: names stand in both.
  Typography in(Language other) const { return {other, fonts}; }
};

}  // namespace homebound::compose
