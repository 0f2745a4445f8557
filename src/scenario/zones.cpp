#include "scenario/zones.h"

#include <vector>

#include <date/tz.h>

#include "base/suggest.h"

namespace homebound::scenario {

Text nearest_zone(std::string_view zone) {
  std::vector<std::string_view> names;
  for (const date::time_zone& known : date::get_tzdb().zones) names.push_back(known.name());
  return did_you_mean(zone, names);
}

}  // namespace homebound::scenario
