// Standing before a room: the story, a scene at a time, as a clicker says. A value and pure functions of it.
#pragma once

#include <optional>

#include "session/clock.h"
#include "timeline/timeline.h"

namespace homebound::session {

struct Talk {
  std::size_t scene = 0;  // that is told
  Clock clock;            // goes on past the scene's end; clock_of() stops it there
  enum class Cover { none, black, white } cover = Cover::none;
  bool spotlight = false;
  int number = 0;   // typed so far; 0: none
  Seconds started;  // of the wall clock, from which elapsed time counts
  bool operator==(const Talk&) const = default;
};

// What the speaker asks for. A covered picture is uncovered by any cue, which then does nothing else.
struct Cue {
  enum class What {
    next,      // runs the rest of a scene that was stopped within, else the next scene, and stops at its end
    previous,  // stops at the end of the scene before
    first,     // stops at the story's start
    last,      // stops at its end
    digit,     // of a scene's number
    enter,     // runs the scene of the number typed; without one as `next`
    black,
    white,
    spotlight,
    restart_time
  } what;
  int digit = 0;
};

// A talk that stands at a second of the story, or runs on from there to its scene's end.
Talk talk_at(const timeline::StoryClock& story, double second, bool runs, Seconds wall);
Talk cued(Talk talk, Cue cue, const timeline::StoryClock& story, Seconds wall);

// The last second that shows a scene and not yet the next.
double last_second(const timeline::StoryClock& story, std::size_t scene);
// The clock of the picture: the talk's own while the scene runs, then one that stands at its end.
Clock clock_of(const Talk& talk, const timeline::StoryClock& story, Seconds wall);
bool running(const Talk& talk, const timeline::StoryClock& story, Seconds wall);

}  // namespace homebound::session
