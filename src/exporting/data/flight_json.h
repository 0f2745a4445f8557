// A flight as JSON tells it, in files of data and in `info --json`.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "timeline/timeline.h"

namespace homebound::exporting {

// The clocks on which times are told: those of the two ends, or one that the viewer chose.
struct Clocks {
  std::string chosen;  // an IANA zone; empty: each airport's own
  const std::string& of(const scenario::Place& place) const { return chosen.empty() ? place.zone : chosen; }
};
// Calendar days from departure to arrival as those clocks show them.
int day_shift(const timeline::Leg& leg, const scenario::Place& from, const scenario::Place& to,
              const Clocks& clocks);
// IATA's, else ICAO's, else the scenario's own.
std::string code_of(const scenario::Place& place);

nlohmann::ordered_json flight_json(const timeline::Timeline& timeline, const timeline::Leg& leg,
                                   const Clocks& clocks = {});

}  // namespace homebound::exporting
