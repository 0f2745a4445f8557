// A talk: the story presented scene by scene with a clicker. It is a value with pure functions.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"
#include "session/clock.h"
#include "timeline/timeline.h"

namespace homebound::session {

// A line drawn on the picture: points as shares (0..1) of its width and height.
using InkLine = std::vector<Point>;

struct Talk {
  std::size_t scene = 0;  // the current scene
  Clock clock;            // runs past the scene's end; clock_of() stops it there
  enum class Cover { none, black, white } cover = Cover::none;
  bool spotlight = false;
  bool pen = false;           // a drag draws, and a click is no cue
  std::vector<InkLine> ink;   // on the current scene's picture
  int number = 0;             // scene number typed so far; 0: none
  Seconds started;            // wall reading from which elapsed time counts
  Seconds entered;            // wall reading at which the current scene was entered
  std::vector<double> taken;  // seconds spent so far in each scene but the current one's last stay
  bool muted = false;         // the narration is not heard
  bool rehearsal = false;     // the times taken are written down at the end
  bool operator==(const Talk&) const = default;
};

// A speaker's cue. While the picture is covered, any cue but `restart_time` and `narration` only uncovers it.
struct Cue {
  enum class What {
    next,      // runs the rest of a scene stopped midway, else the next scene, and stops at its end
    previous,  // stops at the end of the previous scene
    first,     // stops at the start of the story
    last,      // stops at the end of the story
    digit,     // types a digit of a scene's number
    enter,     // runs the scene whose number was typed; without one, acts as `next`
    black,
    white,
    spotlight,
    pen,        // takes the pen or puts it away
    erase,      // removes what was drawn
    narration,  // mutes the narration, or lets it be heard again
    rehearse,   // begins or ends a rehearsal; beginning one restarts the times
    restart_time
  } what;
  int digit = 0;
};

// Returns a talk that stands at a second of the story or, if `runs`, runs on from there to its scene's end.
Talk talk_at(const timeline::StoryClock& story, double second, bool runs, Seconds wall);
// Returns the talk after a cue.
Talk cued(Talk talk, Cue cue, const timeline::StoryClock& story, Seconds wall);

// Returns the talk after the pen was put down at a point or, if it was down already, drawn on to there.
Talk drawn(Talk talk, Point at, bool put_down);

// Returns the seconds spent in each scene.
std::vector<double> times_taken(const Talk& talk, Seconds wall);

// Returns the last second that still shows a scene and not the next one.
double last_second(const timeline::StoryClock& story, std::size_t scene);
// Returns the picture's clock: the talk's own while the scene runs, then one that stands at its end.
Clock clock_of(const Talk& talk, const timeline::StoryClock& story, Seconds wall);
// Returns whether the scene is running, rather than standing.
bool running(const Talk& talk, const timeline::StoryClock& story, Seconds wall);

}  // namespace homebound::session
