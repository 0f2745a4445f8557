// Lays out legs that fly the same way once, as a timetable has thousands of them.
#pragma once

#include "compose/routes/route_line.h"

namespace homebound::compose {

// A line per leg shown, empty for the others. Legs that fly the same way share a line's path, and those that
// fly it the other way share its reverse.
struct SharedLines {
  std::vector<RouteLine> lines;
  std::vector<bool> own;  // by leg: its line is what project_route() returns for it
};
SharedLines shared_lines(const timeline::Timeline& timeline, const View& view);

}  // namespace homebound::compose
