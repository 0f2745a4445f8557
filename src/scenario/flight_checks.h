// What flights must agree with, whether they stand in a scenario or in a table.
#pragma once

#include <optional>
#include <string>

#include "base/message.h"
#include "scenario/model.h"

namespace homebound::scenario {

// Mean speeds over the ground, off-block to on-block, km/h. No airliner has flown a route faster than the
// first (Concorde apart); below the second a time zone is usually wrong.
inline constexpr double fastest_kmh = 1200, slowest_kmh = 200;
inline constexpr int most_people = 1'000'000;
inline constexpr std::string_view default_kind = "passengers";

Metres length_of(const std::vector<LonLat>& route);

struct FlightProblem {
  enum Sort { order, too_fast, slow } sort;
  Message what;  // "arrives at ..., which is not after ...": without a subject
};
// Of a flight with both times: arrives before it departs, faster than any airliner (errors), slow (a
// warning).
std::optional<FlightProblem> problem_of(const Scenario& scenario, const Flight& flight);

// The instant at which a clock in `zone` shows `local`. Where it skips or repeats that reading: nothing, and
// `problem` says so and names the two instants that may be meant.
std::optional<Instant> instant_of(LocalTime local, const std::string& zone, Message& problem);

// Noon of the day on which `t` falls in `zone`.
Instant noon_of(Instant t, const std::string& zone);

// Gives `kind` a name for readers when it has none.
void name_kind(Scenario& scenario, const std::string& kind);

}  // namespace homebound::scenario
