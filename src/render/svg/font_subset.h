// Makes font files for documents: a few glyphs of a face, each under one character.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "drawing/drawing.h"

namespace homebound::render {

using GlyphOfCharacter = std::map<char32_t, std::uint32_t>;

// How CSS selects a face.
struct FaceStyle {
  std::string family;
  int weight = 400;  // 100..900
  bool italic = false;
};

// Reads the style of a font's face. Throws Error naming the font file and the reason.
FaceStyle style_of(const drawing::Font& font);
// Returns an OpenType font in which each character shows its glyph in any context: it has no ligatures,
// kerning or alternates. Throws Error like style_of().
std::string font_subset(const drawing::Font& font, const GlyphOfCharacter& glyphs);

}  // namespace homebound::render
