// The clock of the film: which instant each second of the story shows.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/easing.h"
#include "base/instant.h"
#include "scenario/model.h"

namespace homebound::timeline {

// Maps film seconds to instants, scene by scene (or one scene over all flights). During a scene, except for
// the seconds that it holds at its end, time goes from the scene's first instant to its last by its easing:
//   instant = from + (to - from) * eased((second - from_second) / (to_second - hold - from_second))
// Time never goes back within a scene but may jump between scenes.
struct StoryClock {
  struct Stretch {
    double from_second = 0, to_second = 0;
    Instant from, to;
    Easing ease = Easing::linear;
    // Seconds at the end during which time stands still.
    double hold = 0;
    double glide = 0;   // seconds at the start during which the camera comes from the scene before
    double stands = 0;  // seconds from the start until the camera stands, after its last keyframe
    double passing() const { return to_second - hold - from_second; }
    // Halfway through what is left once the camera stands, but before the next scene: the second that
    // represents the scene.
    double middle() const {
      const double still = from_second + stands;
      return std::min(still + (to_second - still) / 2, std::nextafter(to_second, from_second));
    }
    // Seconds of story time a film second, on average over the scene without its hold.
    double pace() const { return passing() > 0 ? seconds_between(from, to).value / passing() : 0; }
    Instant at(double second) const;
    double second_of(Instant t) const;  // the first second that shows t, for from <= t <= to
  };
  std::vector<Stretch> stretches;
  double duration() const { return stretches.empty() ? 0 : stretches.back().to_second; }
  Instant at(double second) const;    // clamped to the story
  double second_of(Instant t) const;  // the first second at which the story has reached t
  // The first second at t; nullopt when the story skips it.
  std::optional<double> second_showing(Instant t) const;
  std::size_t stretch_at(double second) const;
  // Returns the story time that has passed by a second, scene after scene; jumps between scenes and holds
  // add none.
  Seconds lived(double second) const;
  double second_lived(Seconds lived) const;  // the first second at which so much time has passed
  // Returns how many times faster than real time the story runs at a second; 0 during a hold.
  double pace_at(double second) const;
  // Tells whether the whole story runs at one pace, without easing or holds.
  bool even() const;
};

// Tells the story in its scenes, laid end to end.
StoryClock told_in_scenes(const std::vector<scenario::StoryScene>& scenes);
// Tells what lies between two instants in thirty seconds, with half an hour before and after.
StoryClock told_at_once(Instant first, Instant last);

}  // namespace homebound::timeline
