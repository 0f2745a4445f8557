// How far something is shown that belongs to a part of the story: callouts, layers with times.
#pragma once

#include <functional>

#include "timeline/timeline.h"

namespace homebound::timeline {

// Returns the instants between which a callout is shown: of a flight, those of the flight where it has no
// own.
scenario::TimeSpan shown_in(const Timeline& timeline, const scenario::Callout& callout);

// Tells whether something belongs to a scene.
using InScene = std::function<bool(std::size_t scene)>;
// At which ends something fades: not where something alike takes its place.
struct Fades {
  bool in = true, out = true;
};
// Returns the opacity (0..1) of what is shown in a span, in some scenes: it fades in and out within less than
// half a second of the story. It depends on the second alone, or at an instant outside the story on the
// instant, without fading. What the story begins or ends with is whole there.
double shown(const Timeline& timeline, const scenario::TimeSpan& span, const FrameState& state,
             const InScene& in_scene = {}, Fades fades = {});

// Joins spans that overlap or touch, in order of time.
std::vector<scenario::TimeSpan> joined(std::vector<scenario::TimeSpan> spans);

}  // namespace homebound::timeline
