#include "render/svg/letters.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/xml_text.h"
#include "render/svg/data_url.h"
#include "render/svg/numbers.h"

namespace homebound::render {
namespace {

std::string style_attributes(std::string_view families, const FaceStyle& style) {
  std::string out = fmt::format(" font-family=\"{}\"", xml_text(families));
  if (style.weight != 400) out += fmt::format(" font-weight=\"{}\"", style.weight);
  if (style.italic) out += " font-style=\"italic\"";
  return out;
}

std::string subset_name(std::size_t index) { return fmt::format("f{}", index + 1); }

}  // namespace

std::optional<std::vector<Letter>> letters_of(const drawing::GlyphRun& run) {
  std::vector<Letter> letters;
  GlyphOfCharacter known;
  std::size_t at = 0;
  for (const drawing::Glyph& g : run.glyphs) {
    if (at >= run.text.size() || g.cluster != at) return std::nullopt;
    const char32_t character = character_at(run.text, at).code;
    if (known.emplace(character, g.id).first->second != g.id) return std::nullopt;
    letters.push_back({character, g.id, run.origin + g.at});
    do ++at;
    while (at < run.text.size() && continues_character(run.text[at]));
  }
  // Blanks at the end of a line have no glyphs.
  if (run.text.find_first_not_of(" \n", at) != run.text.npos) return std::nullopt;
  return letters;
}

const FaceStyle& DocumentFonts::style(const drawing::Font& font) {
  const auto [entry, fresh] = styles_.try_emplace(&font);
  if (fresh) entry->second = style_of(font);
  return entry->second;
}

std::string DocumentFonts::attributes(const drawing::Font& font, const std::vector<Letter>& letters) {
  const auto takes = [&](const Subset& subset) {
    return subset.font == &font && std::all_of(letters.begin(), letters.end(), [&](const Letter& l) {
             const auto known = subset.glyphs.find(l.character);
             return known == subset.glyphs.end() || known->second == l.glyph;
           });
  };
  auto found = std::find_if(subsets_.begin(), subsets_.end(), takes);
  if (found == subsets_.end()) found = subsets_.insert(found, {&font, style(font), {}});
  for (const Letter& l : letters) found->glyphs[l.character] = l.glyph;
  return style_attributes(
      fmt::format("{}, {}, sans-serif", subset_name(static_cast<std::size_t>(found - subsets_.begin())),
                  found->style.family),
      found->style);
}

std::string DocumentFonts::attributes(const drawing::Font& font) {
  return style_attributes(style(font).family + ", sans-serif", style(font));
}

std::string DocumentFonts::rules() const {
  std::string out;
  for (std::size_t i = 0; i < subsets_.size(); ++i) {
    const Subset& s = subsets_[i];
    out += fmt::format(
        "@font-face{{font-family:{};font-weight:{};font-style:{};src:url({}) format(\"opentype\")}}\n",
        subset_name(i), s.style.weight, s.style.italic ? "italic" : "normal",
        data_url("font/otf", font_subset(*s.font, s.glyphs)));
  }
  return out;
}

}  // namespace homebound::render
