// The track of the time bar: which pixel shows which second of the story.
#pragma once

#include <algorithm>

#include "session/look/strip.h"
#include "ui/kit/desk.h"

namespace homebound::ui {

// Maps seconds of the story to pixels of a track that shows a strip of it.
struct Track {
  double left, width, duration;
  session::Strip strip;
  // Fraction of the strip, 0..1
  double share(double x) const { return std::clamp((x - left) / width, 0.0, 1.0); }
  double x(double second) const {
    return left + (duration > 0 ? (second / duration - strip.from) / strip.width() * width : 0);
  }
  double second(double x) const { return strip.at(share(x)) * duration; }
  bool shows(double x) const { return x >= left - 1 && x <= left + width + 1; }
};

// The height of the departures over the track, units; 0 where there are too few flights to tell anything.
double departures_height(const Desk& desk);
// Draws the departures over the track, in buckets as wide as its zoom allows, from `top` down. A drag over
// them filters the flights by a window of departures, and a click clears it.
void departures_bar(const Desk& desk, const Track& track, double top);

}  // namespace homebound::ui
