// Font files for documents: a few glyphs of a face, each under one character.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "drawing/drawing.h"

namespace homebound::render {

using GlyphOfCharacter = std::map<char32_t, std::uint32_t>;

struct FaceStyle {
  std::string family;
  int weight = 400;  // 100..900
  bool italic = false;
};

// Throw Error naming the font file and the reason.
FaceStyle style_of(const drawing::Font& font);
// An OpenType font in which each of the characters shows its glyph whatever stands beside it: there are no
// ligatures, kerns or alternates.
std::string font_subset(const drawing::Font& font, const GlyphOfCharacter& glyphs);

}  // namespace homebound::render
