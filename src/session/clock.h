// The playback clock: it maps a wall-clock reading to a second of the story. It is a value with pure
// functions; nothing accumulates, so a late or dropped frame affects only itself.
#pragma once

#include <optional>
#include <span>

#include "timeline/timeline.h"

namespace homebound::session {

// The unit of a speed. `story`: story seconds per second, so that scenes pass at their author's pace. `real`:
// seconds of the told time per second; time passes evenly, and holds and the gaps between scenes take none.
enum class Pace { story, real };

// The state of playback. Wall readings are seconds since any fixed moment and never decrease (a steady
// clock).
struct Clock {
  bool playing = false;
  bool loop = false;
  Pace pace = Pace::story;
  double speed = 1;               // > 0
  std::optional<double> in, out;  // marks, seconds of the story: playback starts at `in` and ends at `out`
  Seconds anchor_wall;            // when `anchor_second` was shown; meaningless while paused
  double anchor_second = 0;

  bool operator==(const Clock&) const = default;
};

using timeline::StoryClock;

// The range that is played, seconds of the story: between the marks, or the whole story. Marks that leave an
// empty range are ignored.
struct Range {
  double begin = 0, end = 0;
};
Range range_of(const Clock& clock, const StoryClock& story);

// Returns the second of the story at a wall reading, 0..its duration. At the end of the range playback stops
// or, when looping, continues at its beginning. A start beyond the range plays to the end of the story.
double second_at(const Clock& clock, Seconds wall, const StoryClock& story);

// Returns whether the second still changes: the clock plays and has not reached the end.
bool moving(const Clock& clock, Seconds wall, const StoryClock& story);

// Returns the clock with the same reading, anchored at `wall`; a clock that has reached its end becomes
// paused.
Clock anchored(const Clock& clock, Seconds wall, const StoryClock& story);

Clock play(const Clock& clock, Seconds wall,
           const StoryClock& story);  // restarts when at the end
Clock pause(const Clock& clock, Seconds wall, const StoryClock& story);
Clock seek(const Clock& clock, Seconds wall, const StoryClock& story, double second);  // clamps `second`
Clock at_speed(const Clock& clock, Seconds wall, const StoryClock& story,
               double speed);  // keeps its second
// Changes the pace and picks the speed that looks most like the present one: `real` takes the nearest of its
// speeds(), `story` returns to its own.
Clock at_pace(const Clock& clock, Seconds wall, const StoryClock& story, Pace pace);
Clock looping(const Clock& clock, Seconds wall, const StoryClock& story, bool loop);
// Set or clear a mark. A mark beyond the other one removes the other.
Clock with_in(const Clock& clock, Seconds wall, const StoryClock& story, std::optional<double> in);
Clock with_out(const Clock& clock, Seconds wall, const StoryClock& story, std::optional<double> out);

// Returns the speeds to choose from, ascending: 0.1 to 16 at the story's pace, 1 to 10,000 at the real one.
std::span<const double> speeds(Pace pace = Pace::story);

}  // namespace homebound::session
