#include "words/zone_title.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/bilingual.h"
#include "data/register/airports.h"
#include "data/register/fold.h"

namespace homebound {
namespace {

// Names that readers know better than those of cities.
struct KnownZone {
  std::string_view zone;
  Wording name;
};
constexpr KnownZone known_zones[] = {{"Asia/Shanghai", {"China time", "北京时间"}},
                                     {"Asia/Hong_Kong", {"Hong Kong time", "香港时间"}},
                                     {"Asia/Tokyo", {"Japan time", "日本时间"}},
                                     {"Asia/Seoul", {"Korea time", "韩国时间"}},
                                     {"Asia/Singapore", {"Singapore time", "新加坡时间"}},
                                     {"Asia/Kolkata", {"India time", "印度时间"}},
                                     {"Asia/Dubai", {"Gulf time", "海湾时间"}}};

const Text& town_of(const scenario::Place& place) { return place.city.empty() ? place.name : place.city; }

// Returns the city that the database calls a zone after, "Port Moresby"; empty where it is called after none.
std::string city_of(std::string_view zone) {
  const auto slash = zone.rfind('/');
  if (slash == zone.npos || zone.starts_with("Etc/")) return {};
  std::string city(zone.substr(slash + 1));
  std::ranges::replace(city, '_', ' ');
  return city;
}

// Returns the zones' cities in Chinese, as the largest airport of each has it.
const std::map<std::string, std::string, std::less<>>& chinese_cities() {
  static const auto all = [] {
    std::map<std::string, std::string, std::less<>> cities;
    for (const data::Airport& airport : data::Airports::shipped().all())
      if (!airport.city_zh.empty() && data::folded(airport.city) == data::folded(city_of(airport.zone)))
        cities.emplace(airport.zone, airport.city_zh);
    return cities;
  }();
  return all;
}

}  // namespace

std::string zone_title(const scenario::Scenario& scenario, Language language) {
  if (!scenario.zone_name.empty()) return scenario.zone_name.in(language);
  const std::string& zone = scenario.zone;
  for (const KnownZone& known : known_zones)
    if (known.zone == zone) return std::string(known.name.in(language));
  const std::string city = city_of(zone);
  if (city.empty()) return zone;
  const std::string folded = data::folded(city);
  const auto named = std::ranges::find_if(scenario.places, [&](const scenario::Place& place) {
    return place.zone == zone && data::folded(town_of(place).english) == folded;
  });
  const Text town = named == scenario.places.end() ? Text{city, ""} : town_of(*named);
  if (language != Language::chinese) return town.english + " time";
  if (!town.chinese.empty()) return town.chinese + "时间";
  const auto known = chinese_cities().find(zone);
  return known == chinese_cities().end() ? zone : known->second + "时间";
}

}  // namespace homebound
