// Footnotes: the scenario's sources, numbered in its order, and the marks that refer to them.
#pragma once

#include "compose/kit/writer.h"

namespace homebound::compose {

// Returns footnote numbers as "1, 3–5" for ascending sources; "" for none.
std::string footnote_marks(std::vector<std::size_t> sources);
// Draws the marks after a word, small and raised. `at` is the end of the word on the baseline.
void draw_footnote_marks(Writer& w, const std::vector<std::size_t>& sources, Point at);

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
Footnotes footnotes(const scenario::Scenario& scenario, const Rect& box, Language language);
void draw_footnotes(Items& items, const Footnotes& footnotes, const Theme& theme);

}  // namespace homebound::compose
