// When a slide's film plays.
#pragma once

#include <string>

namespace homebound::exporting {

// Returns the <p:timing> of a slide whose film, the shape of that id, begins by itself when the slide comes,
// holds its last frame, and is halted and continued by clicking it. Clicking elsewhere goes to the next
// slide.
std::string film_timing_xml(int shape, double seconds);

}  // namespace homebound::exporting
