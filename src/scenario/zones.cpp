#include "scenario/zones.h"

#include <algorithm>
#include <vector>

#include <date/tz.h>

#include "base/suggest.h"
#include "scenario/flight_checks.h"

namespace homebound::scenario {

Text nearest_zone(std::string_view zone) {
  std::vector<std::string_view> names;
  for (const date::time_zone& known : date::get_tzdb().zones) names.push_back(known.name());
  return did_you_mean(zone, names);
}

std::string main_zone(const Scenario& scenario) {
  std::vector<std::size_t> leave(scenario.places.size(), 0);
  for (const Flight& f : scenario.flights) ++leave[f.from];
  const auto most = std::ranges::max_element(leave);
  const bool timed = std::ranges::any_of(scenario.flights, has_time);
  return timed ? scenario.places[static_cast<std::size_t>(most - leave.begin())].zone : "UTC";
}

}  // namespace homebound::scenario
