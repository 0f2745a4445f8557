// The fonts of a document, found as its runs of text are written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "drawing/drawing.h"
#include "render/svg/font_subset.h"

namespace homebound::render {

// A character and the glyph that stands for it alone.
struct Letter {
  char32_t character = 0;
  std::uint32_t glyph = 0;
  Point at;  // page units
};
// Nothing where glyphs and characters are not one to one, in order: ligatures, marks, text from the right, a
// character that looks different at its second place.
std::optional<std::vector<Letter>> letters_of(const drawing::GlyphRun& run);

class DocumentFonts {
 public:
  // ` font-family=... font-weight=...`: a subset in which each letter has its glyph. A face whose
  // characters have several glyphs (figures of one width, say) is in several subsets. Behind the subset
  // stands the face's own name, for programs that know only installed fonts.
  std::string attributes(const drawing::Font& font, const std::vector<Letter>& letters);
  // For text that is not seen: the face's name alone.
  std::string attributes(const drawing::Font& font);
  // The @font-face rules of all subsets.
  std::string rules() const;

 private:
  struct Subset {
    const drawing::Font* font;
    FaceStyle style;
    GlyphOfCharacter glyphs;
  };
  const FaceStyle& style(const drawing::Font& font);

  std::vector<Subset> subsets_;  // in order of first use
  std::map<const drawing::Font*, FaceStyle> styles_;
};

}  // namespace homebound::render
