// A flight as JSON, for data files and `info --json`.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "scenario/names.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// The clocks that show local times: each airport's own, or one that the reader chose.
struct Clocks {
  std::string chosen;  // IANA zone; empty: each airport's own
  const std::string& of(const scenario::Place& place) const { return chosen.empty() ? place.zone : chosen; }
};
// Returns the calendar days from departure to arrival, as those clocks show them.
int day_shift(const timeline::Leg& leg, const scenario::Place& from, const scenario::Place& to,
              const Clocks& clocks);

// Adds a head-count as `key`: a number, or null when it is not known exactly. Then KEY_about is the number
// that it is about, and KEY_min and KEY_max are its bounds, as far as there are any.
void add_count(nlohmann::ordered_json& json, const std::string& key, const scenario::HeadCount& count);

// Returns the properties of a flight, with local times on `clocks`.
nlohmann::ordered_json flight_json(const timeline::Timeline& timeline, const timeline::Leg& leg,
                                   const Clocks& clocks = {});

}  // namespace homebound::exporting
