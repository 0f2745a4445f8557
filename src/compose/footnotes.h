// Footnotes: the scenario's sources, numbered in its order, and the marks that refer to them.
#pragma once

#include "compose/writer.h"

namespace homebound::compose {

// "1, 3–5": the numbers of sources, rising; "" for none.
std::string footnote_marks(std::vector<std::size_t> sources);
// The marks behind a word: small and raised, its end at `at` on the baseline.
void draw_footnote_marks(Writer& w, const std::vector<std::size_t>& sources, Point at);
// The numbered sources as one block over the whole width of `box`, standing on its bottom; returns what it
// covers. Empty without sources.
Rect draw_footnotes(Items& items, const scenario::Scenario& scenario, const Rect& box, const Options& options,
                    const Theme& theme);

}  // namespace homebound::compose
