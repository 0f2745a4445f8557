// From a flight's track to what a leg follows.
#pragma once

#include <memory>

#include "timeline/timeline.h"

namespace homebound::timeline {

// Fills in the leg's recording, distance, times and ends. Recorded times stand before reported ones. An end
// that the record does not reach is left, or reached, when the flight says so, else as long before the first
// fix, or after the last, as the way takes at cruise speed.
void follow_track(Leg& leg, const scenario::Scenario& scenario, const scenario::Flight& flight);

}  // namespace homebound::timeline
