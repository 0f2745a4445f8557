// Adds up flights: those of a band, or those that leave and reach a place.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// What some flights carry, and from where to where they go.
struct FlowSum {
  std::size_t flights = 0, unknown = 0;  // all of them, and those with an unknown number of people
  scenario::HeadCount people{0};
  bool mentioned = false;  // a flight mentions people, known or not
  // The same by kind, in the order of Timeline::kinds; flights without a kind come last, under "".
  struct OfKind {
    std::string kind;
    std::size_t flights = 0;
    scenario::HeadCount people{0};
    bool operator==(const OfKind&) const = default;
  };
  std::vector<OfKind> kinds;
  std::vector<std::size_t> from, to;                      // places, from the one with most of these flights
  Instant first = Instant::max(), last = Instant::min();  // departures
  bool operator==(const FlowSum&) const = default;
};
// Adds up those of the legs that the timeline shows.
FlowSum sum_of(const Timeline& timeline, std::span<const std::size_t> legs);

// The legs shown that leave a group of places, that reach it, and that stay within it; in the order of
// Timeline::legs.
struct PlaceLegs {
  std::vector<std::size_t> out, in, within;
};
PlaceLegs legs_at(const Timeline& timeline, std::span<const std::size_t> places);

}  // namespace homebound::timeline
