// The marks that refer to footnotes: the numbers of sources.
#pragma once

#include <string>
#include <vector>

#include "compose/kit/writer.h"

namespace homebound::compose {

// Returns footnote numbers as "1, 3–5" for ascending sources; "" for none.
std::string footnote_marks(std::vector<std::size_t> sources);
// Draws the marks after a word, small and raised. `at` is the end of the word on the baseline.
void draw_footnote_marks(Writer& w, const std::vector<std::size_t>& sources, Point at);

}  // namespace homebound::compose
