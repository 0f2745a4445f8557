// Text set from the top of a box down: what the panels are written with.
#pragma once

#include "compose/kit/ink.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

inline constexpr double panel_padding = 16;

text::Style text_style(Language language, double size, int weight = 400);
// The same with digits of one width.
text::Style figures_style(Language language, double size, int weight);

struct Writer {
  Items& items;
  const Theme& theme;
  Language language;
  Rect box;      // inside the padding
  double y = 0;  // next free line

  text::Style style(double size, int weight = 400) const { return text_style(language, size, weight); }
  text::Style figures(double size, int weight) const { return figures_style(language, size, weight); }
  // Returns the end of its last line, on the baseline.
  Point paragraph(std::string_view text, const text::Style& s, Colour colour, double leading);
  // A paragraph whose last line is not a single word: its lines are then of even width. Chinese has full
  // lines.
  void text_block(std::string_view text, const text::Style& s, Colour colour, double leading);
  // Broken after the comma, colon or semicolon that gives the evenest two lines, where one does; else as many
  // lines as it needs, of even width.
  void heading(std::string_view text, const text::Style& s, Colour colour, double leading);
  void rule();
  void swatch(double baseline, Colour colour);
};

// At most `width`, and narrower where a text of as many lines would end in a single word; `width` for
// Chinese.
double even_width(std::string_view text, const text::Style& s, double width);

// For a Writer of which only the height is wanted: what it writes is not shown.
const Theme& unseen();

// What text stands on.
void add_panel(Items& items, const Rect& box, const Theme& theme);
// As one group that a renderer may keep: its key follows from what it holds.
std::shared_ptr<const drawing::Group> kept_group(std::string name, Items items, const Rect& clip);

}  // namespace homebound::compose
