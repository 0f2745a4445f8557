// Which flights of a timeline are shown: all that are picked in every respect that the filter names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace homebound::timeline {

struct Timeline;

// Both ends count.
struct Window {
  Instant from, to;
  bool operator==(const Window&) const = default;
};

// An empty list picks everything. Its members are alternatives.
struct Filter {
  // Where a flight begins and ends: a place's id, its airport's IATA or ICAO code, or its country's ISO
  // 3166-1 code, any case.
  std::vector<std::string> from, to;
  std::vector<std::string> kinds;          // of people
  std::vector<scenario::Certainty> sure;   // of the head-count
  std::vector<scenario::Certainty> times;  // the less certain of departure and arrival, as the map draws it
  std::optional<Window> departs;           // off-block within
  std::optional<Window> during;            // in the air at some instant within
  bool empty() const { return *this == Filter{}; }
  bool operator==(const Filter&) const = default;
};

// "from=PNH,CGK to=CN sure=reported departs=2015-11-10T00:00Z/2015-11-11T00:00Z"; an open end of a window is
// left empty. A value with spaces or commas stands in double quotes. Throws Error for an unknown name or
// value, with the nearest that `timeline` knows, and for times where it has none.
Filter parse_filter(std::string_view text, const Timeline& timeline);
// parse_filter() of it is the same filter.
std::string to_text(const Filter& filter);

// The timeline with another filter. Nothing of what stays is changed: legs keep their numbers.
Timeline filtered(Timeline timeline, Filter filter);

}  // namespace homebound::timeline
