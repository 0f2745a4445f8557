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
#include "scenario/read/read.h"

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

// Returns the flights of several files of tracks, or of all tracks in a folder, as those of one scenario.
// Throws InputError, and Error for a file that is no track and for a folder without any.
Scenario records_of(const std::vector<std::string>& files, const ReadOptions& options = {});

// Matches the flights of a scenario of tracks to those of a schedule. Records without times and flights
// without any time are matched by signs and ends alone, and are never certain.
Matching match(const Scenario& schedule, const Scenario& records);
// Returns the matches that nobody has to be asked about.
std::vector<Match> sure_matches(const Matching& matching);
// Returns what speaks for a flight and a record that somebody says belong together; doubtful if nothing does.
Match match_of(const Scenario& schedule, std::size_t flight, const Scenario& records, std::size_t record);
// Returns the flights that a record may belong to, from the likeliest.
std::vector<std::size_t> flights_for(const Scenario& schedule, const Scenario& records, std::size_t record);

// Returns the schedule with what was recorded: a matched flight follows its track, its times are those of the
// record with the planned ones beside them, and its status says that it landed, or was diverted; the planned
// waypoints and end are kept. The tracks' files must lie in the folder where the result is written.
Scenario with_records(Scenario schedule, const Scenario& records, std::span<const Match> matches);

}  // namespace homebound::scenario
