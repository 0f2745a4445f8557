// The part of the story that the time bar shows.
#pragma once

namespace homebound::session {

// Fractions of the story's duration, 0 <= from < to <= 1.
struct Strip {
  double from = 0, to = 1;
  double width() const { return to - from; }
  double at(double share) const { return from + width() * share; }  // fraction of the strip -> of the story
  bool operator==(const Strip&) const = default;
};

// Zooms about the fraction `at` of the strip, which stays in place; `factor` > 1 zooms in, down to a
// thousandth of the story.
Strip zoomed(const Strip& strip, double at, double factor);
// Moves by a fraction of the strip's width, within the story.
Strip panned(const Strip& strip, double by);
// Moves only if needed to show a fraction of the story.
Strip showing(const Strip& strip, double share);

}  // namespace homebound::session
