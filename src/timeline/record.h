// Turns a flight's track into what a leg follows.
#pragma once

#include <memory>

#include "timeline/timeline.h"

namespace homebound::timeline {

// Fills in the leg's recording, distance, times and ends from the flight's track. Recorded times take
// precedence over reported ones. At an end that the record does not reach, the flight's own time counts if
// it lies beyond the record; otherwise the leg is extended by the time that the missing distance takes at
// cruise speed.
void follow_track(Leg& leg, const scenario::Scenario& scenario, const scenario::Flight& flight);

}  // namespace homebound::timeline
