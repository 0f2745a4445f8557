// A second picture beside the first: the same story under another filter, some days later, or both.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "timeline/timeline.h"

namespace homebound::timeline {

struct Beside {
  std::optional<Filter> filter;  // nullopt: the first picture's, its windows of time moved by the days, too
  int days = 0;                  // how much later it is there, at the same time of day in the scenario's zone
  bool operator==(const Beside&) const = default;
};

// Reads a filter's terms, days=+1 among them or alone, or "all", which shows every flight. Throws Error as
// parse_filter() does, for days that are no whole number from -3660 to 3660, and for text that changes
// nothing.
Beside parse_beside(std::string_view text, const Timeline& timeline);
// Returns text from which parse_beside() makes the same.
std::string to_text(const Beside& beside);

// Returns the instant so many days later at the same time of day in a zone.
Instant days_later(Instant t, int days, std::string_view zone);
// Returns the second picture's filter.
Filter filter_beside(const Timeline& first, const Beside& beside);
// Returns the second picture's timeline: the first's under its own filter.
std::shared_ptr<const Timeline> beside_of(const Timeline& first, const Beside& beside);
// Returns the second picture's state where the first shows `state`.
FrameState state_beside(const FrameState& state, const Timeline& second, int days);

}  // namespace homebound::timeline
