// Rules that flights must obey, whether they come from a scenario or from a table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/message.h"
#include "scenario/model.h"

namespace homebound::scenario {

// Limits of the mean ground speed from off-block to on-block, in km/h. No airliner except Concorde has
// flown a route faster than the first; an aircraft below the second usually means a wrong time zone.
inline constexpr double fastest_kmh = 1200, slowest_kmh = 200;
// Returns the highest mean speed, in km/h, of a mode: of airliners, fast ferries, coaches and trains.
constexpr double fastest_of(Mode mode) {
  return mode == Mode::air ? fastest_kmh : mode == Mode::sea ? 120 : mode == Mode::road ? 160 : 400;
}
// Returns the usual cruise speed, in km/h: of a jet airliner, a ferry at 20 knots, a coach with its halts, a
// train.
constexpr double cruise_of(Mode mode) {
  return mode == Mode::air ? 850 : mode == Mode::sea ? 20 * 1.852 : mode == Mode::road ? 60 : 100;
}
// The lowest cruise speed that a flight or any other leg is given, in km/h.
inline constexpr double least_cruise_kmh = 5;
inline constexpr int most_people = 1'000'000;
inline constexpr std::string_view default_kind = "passengers";

// Returns the length of the geodesics through a flight's ends and waypoints.
Metres way_length(const Scenario& scenario, const Flight& flight);

// Tells whether two places are one: the same, or codes of one airport, or nearer than 50 m.
bool is_one_place(const Place& a, const Place& b);

// Tells whether people who arrive at one place may go on from the other: the two are one, or airports,
// harbours and stations of one city.
bool is_one_stop(const Place& a, const Place& b);

// An implausible pair of departure and arrival.
struct FlightProblem {
  enum Sort { order, too_fast, slow } sort;
  Text what;  // "... is not after the departure at ..."
};
// Checks a flight with both times. It is an error to arrive before departing or to be faster than anything
// of its mode, and a warning if an aircraft is slow.
std::optional<FlightProblem> problem_of(const Scenario& scenario, const Flight& flight);

// A count at boarding or arrival that cannot be that of the people aboard.
struct StageProblem {
  Text sort;          // "boarded and aboard differ"
  std::string found;  // "94, 90"
};
std::vector<StageProblem> stage_problems(const Flight& flight);

// Returns the instant at which a clock in `zone` shows `local`. For a local time that the clock skips or
// repeats, returns nullopt and sets `problem` to a message that names the two possible instants.
std::optional<Instant> instant_of(LocalTime local, const std::string& zone, Text& problem);

// Returns noon of the day on which `t` falls in `zone`.
Instant noon_of(Instant t, const std::string& zone);

// Gives `kind` a readable name when it has none.
void name_kind(Scenario& scenario, const std::string& kind);
// Where some flights mention people, counts an unknown number of default_kind aboard the flights that do
// not: without them a sum over all flights would look complete.
void mention_unknown_people(Scenario& scenario);

}  // namespace homebound::scenario
