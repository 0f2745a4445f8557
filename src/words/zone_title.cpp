#include "words/zone_title.h"

#include <algorithm>
#include <string_view>

#include "base/bilingual.h"
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

}  // namespace

std::string zone_title(const scenario::Scenario& scenario, Language language) {
  if (!scenario.zone_name.empty()) return scenario.zone_name.in(language);
  const std::string& zone = scenario.zone;
  for (const KnownZone& known : known_zones)
    if (known.zone == zone) return std::string(known.name.in(language));
  const auto slash = zone.rfind('/');
  if (slash == zone.npos) return zone;
  std::string city = zone.substr(slash + 1);  // "Port_Moresby"
  std::ranges::replace(city, '_', ' ');
  const std::string folded = data::folded(city);
  const auto named = std::ranges::find_if(scenario.places, [&](const scenario::Place& place) {
    return place.zone == zone && data::folded(town_of(place).english) == folded;
  });
  if (named == scenario.places.end()) return zone;
  const Text& town = town_of(*named);
  if (language != Language::chinese) return town.english + " time";
  return town.chinese.empty() ? zone : town.chinese + "时间";
}

}  // namespace homebound
