// Puts right what people write into cells beside their content.
#pragma once

#include <vector>

#include "base/bilingual.h"
#include "data/text/table.h"

namespace homebound::scenario {

// Takes footnote marks off cells, "10:00*", "JUB †", "40 (1)", and puts the cell above in the place of signs
// of repetition: ", 〃, ditto, 同上. Returns what to say of either, with lines and examples.
std::vector<Text> tidy(data::Table& table);

}  // namespace homebound::scenario
