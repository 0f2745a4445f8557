// Says what of a table is not used, or may be wrong.
#pragma once

#include "scenario/tables/draft.h"

namespace homebound::scenario {

// Names columns without a title, where others have one.
void find_untitled(Draft& draft);
// Asks about columns of times that nothing has used.
void doubt_unused_times(Draft& draft);
// Notes which columns hold personal data, which is not read.
void note_personal(Draft& draft);
// Notes how the numbers of columns of times are read.
void note_clocks(Draft& draft);

}  // namespace homebound::scenario
