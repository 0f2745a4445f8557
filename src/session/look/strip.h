// The part of the story that the timeline shows.
#pragma once

namespace homebound::session {

// Shares of the story's seconds, 0 <= from < to <= 1.
struct Strip {
  double from = 0, to = 1;
  double width() const { return to - from; }
  double at(double share) const { return from + width() * share; }  // share of the strip -> of the story
  bool operator==(const Strip&) const = default;
};

// What lies at a share of the strip stays there; `factor` > 1 comes closer, up to a thousandth of the story.
Strip zoomed(const Strip& strip, double at, double factor);
// Moved by a share of its own width, as far as the story goes.
Strip panned(const Strip& strip, double by);
// Moved, if need be, so that it shows a share of the story.
Strip showing(const Strip& strip, double share);

}  // namespace homebound::session
