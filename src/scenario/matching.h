// What flew beside what was planned: records of tracks are matched to the flights of a schedule.
//
// A record and a flight are compared by their signs (the transponder's address, the registration, the
// callsign or the flight number's digits), by the places at their ends, and by time. Each record belongs to
// one flight at most, and each flight has one record at most; the surest pairs come first.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/quantity.h"
#include "scenario/model.h"

namespace homebound::scenario {

// `certain`: a sign, the origin and the time within six hours agree; or both ends, the time within half an
// hour, and no other flight would do. `likely`: a sign agrees, or both ends do, within twelve hours.
// `doubtful`: the rest; somebody has to say.
enum class Confidence { certain, likely, doubtful };
inline constexpr std::array<std::string_view, 3> confidence_names{"certain", "likely", "doubtful"};

// Why they match.
struct Signs {
  bool icao24 = false, registration = false, callsign = false, flight_number = false, from = false,
       to = false;
  bool any_name() const { return icao24 || registration || callsign || flight_number; }
  bool operator==(const Signs&) const = default;
};

struct Match {
  std::size_t flight = 0, record = 0;  // indices into the flights of the schedule and of the records
  Confidence confidence = Confidence::doubtful;
  Signs signs;
  std::optional<Seconds> late_departure, late_arrival;  // against the schedule; nullopt where that tells none
  bool diverted = false;                                // it ended elsewhere than planned
};

struct Matching {
  std::vector<Match> matches;                    // in the order of the schedule
  std::vector<std::size_t> unflown, unexpected;  // flights without a record, records without a flight
};

// Matches the flights of a scenario of tracks (see of_tracks()) to those of a schedule. Records without times
// and flights without any time are matched by signs and ends alone, and are never certain.
Matching match(const Scenario& schedule, const Scenario& records);

// Returns the schedule with what was recorded: a matched flight follows its track, its times are those of the
// record with the planned ones beside them, and its status says that it landed, or was diverted. Doubtful
// matches are left out. The tracks' files must lie in the folder where the result is written.
Scenario with_records(Scenario schedule, const Scenario& records, const Matching& matching);

}  // namespace homebound::scenario
