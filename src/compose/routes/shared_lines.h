// Lays out legs that fly the same way once, as a timetable has thousands of them.
#pragma once

#include "compose/routes/route_line.h"

namespace homebound::compose {

// Returns a line per leg shown, empty for the others. Legs that fly the same way share a line, and the line
// of those that fly it the other way is its reverse.
LegLines shared_lines(const timeline::Timeline& timeline, const View& view);

}  // namespace homebound::compose
