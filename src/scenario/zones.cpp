#include "scenario/zones.h"

#include <algorithm>
#include <map>
#include <string_view>
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
  if (!std::ranges::any_of(scenario.flights, has_time)) return "UTC";
  const auto zone_of = [&](std::size_t place) -> const std::string& { return scenario.places[place].zone; };
  std::vector<std::size_t> from(scenario.places.size(), 0);
  for (const Flight& f : scenario.flights) ++from[f.from];
  std::map<std::string_view, std::size_t> leave;
  for (std::size_t i = 0; i < from.size(); ++i) leave[zone_of(i)] += from[i];
  std::size_t main = 0;
  for (std::size_t i = 0; i < from.size(); ++i)
    if (leave[zone_of(i)] > leave[zone_of(main)]) main = i;
  return 3 * leave[zone_of(main)] < scenario.flights.size() ? "UTC" : zone_of(main);
}

}  // namespace homebound::scenario
