// Footnotes: the scenario's sources, numbered in its order, and the marks that refer to them.
#pragma once

#include "compose/kit/writer.h"

namespace homebound::compose {

// "1, 3–5": the numbers of sources, rising; "" for none.
std::string footnote_marks(std::vector<std::size_t> sources);
// The marks behind a word: small and raised, its end at `at` on the baseline.
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
// The numbered sources as one block over the whole width of `box`, standing on its bottom.
Footnotes footnotes(const scenario::Scenario& scenario, const Rect& box, Language language);
void draw_footnotes(Items& items, const Footnotes& footnotes, const Theme& theme);

}  // namespace homebound::compose
