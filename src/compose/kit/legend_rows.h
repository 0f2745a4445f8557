// Lays out the legend in rows: each entry is a sample with its meaning beside it.
#pragma once

#include <functional>

#include "base/language.h"
#include "compose/kit/ink.h"
#include "compose/view/theme.h"

namespace homebound::compose {

// Fills rows from left to right inside a box, starting at the baseline `baseline`. An entry that does not
// fit starts a new row.
class LegendRows {
 public:
  LegendRows(Items& items, const Rect& box, double baseline, Language language, const Theme& theme);

  // Adds an entry. `draw` appends the sample, given the middle of its left edge; `sample_width` is in page
  // units. It is drawn into `into`, if that is given.
  void entry(std::string_view text, double sample_width, const std::function<void(Items&, Point)>& draw,
             Items* into = nullptr);
  // Tells whether an entry would stand in the row that has begun.
  bool has_room(std::string_view text, double sample_width) const;
  void line(std::string_view text, double width, const std::vector<double>& dashes, double length = 26);
  void swatch(std::string_view text, Colour colour);
  void words(std::string_view text);      // has no sample; follows the previous entry closely
  void heading(std::string_view text);    // has no sample; heads the entries that follow
  void new_row();                         // for the next entry, if there is one
  double baseline() const { return y_; }  // of the last entry

 private:
  void begin_entry();

  Items& items_;
  Rect box_;
  const Theme& theme_;
  text::Style style_;
  double x_, y_;
  bool ended_ = false;  // the row has no more entries
};

}  // namespace homebound::compose
