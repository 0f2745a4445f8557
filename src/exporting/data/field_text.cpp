#include "exporting/data/field_text.h"

#include <fmt/format.h>

namespace homebound::exporting {

std::string utc_text(Instant t) {
  const auto ms = (t.time_since_epoch() % 1000 + std::chrono::milliseconds(1000)) % 1000;
  std::string text = format_time(t, "UTC", "%Y-%m-%dT%H:%M:%S");
  if (ms.count() != 0) text += fmt::format(".{:03}", ms.count());
  return text + "Z";
}

std::string place_name(const scenario::Place& place, Language language) {
  const std::string code = place.iata.empty() ? place.icao : place.iata;
  const std::string& name = place.name.empty() ? place.id : place.name.in(language);
  return code.empty() ? name : fmt::format("{} ({})", name, code);
}

}  // namespace homebound::exporting
