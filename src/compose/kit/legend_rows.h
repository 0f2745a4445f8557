// The legend as rows of samples, each with its meaning beside it.
#pragma once

#include <functional>

#include "compose/kit/ink.h"
#include "compose/view/theme.h"

namespace homebound::compose {

// Fills rows between the sides of a box, from a first baseline down; an entry that no longer fits begins a
// new row.
class LegendRows {
 public:
  LegendRows(Items& items, const Rect& box, double baseline, const std::string& language, const Theme& theme);

  // `draw` puts the sample on the display list, its left end and middle at the given point.
  void entry(std::string_view text, double sample_width, const std::function<void(Items&, Point)>& draw);
  void line(std::string_view text, double width, const std::vector<double>& dashes, double length = 26);
  void swatch(std::string_view text, Colour colour);
  void words(std::string_view text);    // no sample: close to the entry before
  void heading(std::string_view text);  // no sample: of the entries that follow
  void new_row();
  double baseline() const { return y_; }

 private:
  Items& items_;
  Rect box_;
  const Theme& theme_;
  text::Style style_;
  double x_, y_;
};

}  // namespace homebound::compose
