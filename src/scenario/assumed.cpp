#include "scenario/assumed.h"

#include <algorithm>

namespace homebound::scenario {

std::vector<std::string> assumed_airports(const Scenario& scenario) {
  std::vector<std::string> codes;
  std::vector<bool> seen(scenario.places.size());
  const auto add = [&](const std::string& said, std::size_t place) {
    if (said.empty() || seen[place]) return;
    seen[place] = true;
    const Place& p = scenario.places[place];
    codes.push_back(!p.iata.empty() ? p.iata : !p.icao.empty() ? p.icao : p.id);
  };
  for (const Flight& f : scenario.flights) add(f.from_said, f.from), add(f.to_said, f.to);
  return codes;
}

}  // namespace homebound::scenario
