// Collects the fonts of a document as its runs of text are written.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "drawing/drawing.h"
#include "render/svg/font_subset.h"

namespace homebound::render {

// A character and the one glyph that shows it.
struct Letter {
  char32_t character = 0;
  std::uint32_t glyph = 0;
  Point at;  // page units
};
// Returns the letters of a run; nullopt where glyphs and characters do not match one to one in order:
// ligatures, marks, right-to-left text, or a character that looks different at its second place.
std::optional<std::vector<Letter>> letters_of(const drawing::GlyphRun& run);

// The font subsets of one document.
class DocumentFonts {
 public:
  // Returns ` font-family=... font-weight=...` for a subset in which each letter has its glyph. A face
  // whose characters have several glyphs (tabular figures, say) gets several subsets. The face's own name
  // follows the subset's, for programs that know only installed fonts.
  std::string attributes(const drawing::Font& font, const std::vector<Letter>& letters);
  // Returns the attributes for invisible text: the face's name alone.
  std::string attributes(const drawing::Font& font);
  // Returns the @font-face rules of all subsets.
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
