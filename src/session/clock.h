// The playback clock: which second of the story is shown at a wall-clock reading. A value and pure
// functions of it; nothing accumulates, so a late or dropped frame changes nothing but itself.
#pragma once

#include <optional>
#include <span>

#include "timeline/timeline.h"

namespace homebound::session {

// What a speed is a multiple of. `story`: story seconds a second, so that scenes pass as their author paced
// them. `real`: life; time passes evenly, holds and what lies between two scenes take none.
enum class Pace { story, real };

// Wall readings are seconds since any fixed moment, never going back (a steady clock).
struct Clock {
  bool playing = false;
  bool loop = false;
  Pace pace = Pace::story;
  double speed = 1;               // > 0
  std::optional<double> in, out;  // marks, seconds of the story: playing begins at one and ends at the other
  Seconds anchor_wall;            // when `anchor_second` was shown; means nothing while paused
  double anchor_second = 0;

  bool operator==(const Clock&) const = default;
};

using timeline::StoryClock;

// The stretch that is played: between the marks, or the whole story. Marks that leave nothing are none.
struct Range {
  double begin = 0, end = 0;
};
Range range_of(const Clock& clock, const StoryClock& story);

// Second of the story, 0..its duration. At the end of the range the story stops, or goes on at its beginning
// when looping; from behind the range it plays to the end of the story.
double second_at(const Clock& clock, Seconds wall, const StoryClock& story);

// Whether the second still changes: playing, and not yet at the end.
bool moving(const Clock& clock, Seconds wall, const StoryClock& story);

// The same reading anchored at `wall`; a stopped clock becomes a paused one.
Clock anchored(const Clock& clock, Seconds wall, const StoryClock& story);

Clock played(const Clock& clock, Seconds wall,
             const StoryClock& story);  // from the beginning when at the end
Clock paused(const Clock& clock, Seconds wall, const StoryClock& story);
Clock sought(const Clock& clock, Seconds wall, const StoryClock& story, double second);  // clamped
Clock at_speed(const Clock& clock, Seconds wall, const StoryClock& story,
               double speed);  // goes on from where it is
// The speed at which it looks most as before: life's times to the nearest of speeds(), the story's own back.
Clock at_pace(const Clock& clock, Seconds wall, const StoryClock& story, Pace pace);
Clock looping(const Clock& clock, Seconds wall, const StoryClock& story, bool loop);
// A mark behind the other one takes it away.
Clock with_in(const Clock& clock, Seconds wall, const StoryClock& story, std::optional<double> in);
Clock with_out(const Clock& clock, Seconds wall, const StoryClock& story, std::optional<double> out);

// Speeds to choose from, rising: 0.1 to 16 of the story, 1 to 10,000 of life.
std::span<const double> speeds(Pace pace = Pace::story);

}  // namespace homebound::session
