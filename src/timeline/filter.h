// The filter that decides which flights of a timeline are shown: those that match every criterion it sets.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace homebound::timeline {

struct Timeline;

// A span of time that includes both ends.
struct Window {
  Instant from, to;
  bool operator==(const Window&) const = default;
};

// A criterion for head-counts: between two numbers, both included, or unknown.
struct PeopleCriterion {
  std::optional<std::int64_t> least, most;
  bool unknown = false;  // flights of which the number is unknown are shown, too
  // A count between bounds passes only if all of its numbers would, and an unknown one only if asked for.
  bool admits(const scenario::HeadCount& count) const;
  bool operator==(const PeopleCriterion&) const = default;
};

// Criteria for flights. An empty list matches every flight; the members of a list are alternatives.
struct Filter {
  // The places where a flight begins and ends: a place's id, its airport's IATA or ICAO code, or its
  // country's ISO 3166-1 alpha-2 code, in any case.
  std::vector<std::string> from, to;
  std::vector<std::string> kinds;          // kinds of people: a flight passes that carries one
  std::vector<std::string> nationalities;  // ISO 3166-1 alpha-2, likewise
  std::vector<std::string> operators, journeys;
  std::vector<scenario::Mode> modes;
  std::vector<scenario::Certainty> sure;   // certainty of the head-count
  std::vector<scenario::Certainty> times;  // the less certain of departure and arrival, as the map draws it
  PeopleCriterion people;
  std::optional<Window> departs;  // off-block within this window
  std::optional<Window> during;   // in the air at some instant within this window
  bool empty() const { return *this == Filter{}; }
  bool operator==(const Filter&) const = default;
};

// Reads a filter such as "from=PNH,CGK to=CN people>100 sure=reported
// departs=2015-11-10T00:00Z/2015-11-11T00:00Z"; an open end of a window is left empty. A value with spaces or
// commas stands in double quotes. People are compared by >, <, >=, <= and =, or are "unknown". Throws Error
// for an unknown name or value, with the nearest one that `timeline` has, and for a window of time when the
// timeline has no times.
Filter parse_filter(std::string_view text, const Timeline& timeline);
// Returns text from which parse_filter() makes the same filter.
std::string to_text(const Filter& filter);

// Returns a flag a leg: whether a filter hides it, or it never flew; no flags where all are shown.
std::vector<bool> hidden_by(const Filter& filter, const Timeline& timeline);
// Returns a flag a leg: whether a filter hides it; no flags where it is empty.
std::vector<bool> left_out_by(const Filter& filter, const Timeline& timeline);
// Returns the timeline with its filter replaced. Legs keep their numbers, and everything else stays the
// same.
Timeline filtered(Timeline timeline, Filter filter);

}  // namespace homebound::timeline
