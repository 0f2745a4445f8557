// The playback clock: which second of the story is shown at a wall-clock reading. A value and pure
// functions of it; nothing accumulates, so a late or dropped frame changes nothing but itself.
#pragma once

#include "base/quantity.h"

namespace homebound::session {

// Wall readings are seconds since any fixed moment, never going back (a steady clock).
struct Clock {
  bool playing = false;
  bool loop = false;
  double speed = 1;     // story seconds a wall second, > 0
  Seconds anchor_wall;  // when `anchor_second` was shown; means nothing while paused
  double anchor_second = 0;

  bool operator==(const Clock&) const = default;
};

// Second of the story, 0..duration. Past its end the story stops there, or starts again when looping.
double second_at(const Clock& clock, Seconds wall, double duration);

// Whether the second still changes: playing, and not yet at the end.
bool moving(const Clock& clock, Seconds wall, double duration);

// The same reading anchored at `wall`; a stopped clock becomes a paused one.
Clock anchored(const Clock& clock, Seconds wall, double duration);

Clock played(const Clock& clock, Seconds wall, double duration);  // from the start when at the end
Clock paused(const Clock& clock, Seconds wall, double duration);
Clock sought(const Clock& clock, Seconds wall, double duration, double second);   // clamped
Clock at_speed(const Clock& clock, Seconds wall, double duration, double speed);  // goes on from where it is
Clock looping(const Clock& clock, Seconds wall, double duration, bool loop);

}  // namespace homebound::session
