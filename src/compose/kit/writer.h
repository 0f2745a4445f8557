// Writes text from the top of a box down; all panels are written with it.
#pragma once

#include "compose/kit/ink.h"
#include "compose/view/layout.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

inline constexpr double rule_height = 22;  // page units

struct Writer {
  Items& items;
  const Theme& theme;
  Language language;
  Rect box;      // inside the padding, page units
  double y = 0;  // top of the next line, page units

  text::Style style(double size, int weight = 400) const { return theme.type(language).style(size, weight); }
  text::Style figures(double size, int weight) const { return theme.type(language).figures(size, weight); }
  // Writes wrapped text and returns the end of its last line, on the baseline.
  Point paragraph(std::string_view text, const text::Style& s, Colour colour, double leading);
  // Writes a paragraph and balances its lines so that the last is not a single word. Chinese text keeps
  // full lines.
  void text_block(std::string_view text, const text::Style& s, Colour colour, double leading);
  // Writes a heading on as few lines as it needs, of about the same width and broken by sense: rather after
  // a phrase than within a name, a date or after an article.
  void heading(std::string_view text, const text::Style& s, Colour colour, double leading);
  void rule();  // moves y by rule_height
  void swatch(double baseline, Colour colour);
};

// Returns the width at which `text` wraps without a short last line and needs no more lines; `width` itself
// for Chinese. Page units.
double even_width(std::string_view text, const text::Style& s, double width);

// Returns a placeholder theme with these fonts, for a Writer that only measures heights.
Theme unseen(const text::Families& fonts);

// Appends the panel behind text: a filled, outlined rounded rectangle.
void add_panel(Items& items, const Rect& box, const Theme& theme);
// Wraps items in a group that a renderer may cache. Its key is a digest of its contents.
std::shared_ptr<const drawing::Group> kept_group(std::string name, Items items, const Rect& clip);

}  // namespace homebound::compose
