// Footnotes: the scenario's sources, numbered in its order.
#pragma once

#include "compose/kit/footnote_marks.h"

namespace homebound::compose {

struct Footnotes {
  struct Note {
    text::Line number;
    std::vector<text::Line> lines;
    Point at;  // the number's left end, on the first baseline
  };
  std::vector<Note> notes;
  Rect box;  // empty without sources
};
// Lays the numbered sources out as one block across the width of `box`, aligned to its bottom.
Footnotes footnotes(const scenario::Scenario& scenario, const Rect& box, const Typography& type);
void draw_footnotes(Items& items, const Footnotes& footnotes, const Theme& theme);

}  // namespace homebound::compose
