#include "exporting/data/field_text.h"

#include <fmt/format.h>

namespace homebound::exporting {

std::string utc_text(Instant t) {
  const auto ms = (t.time_since_epoch() % 1000 + std::chrono::milliseconds(1000)) % 1000;
  std::string text = format_time(t, "UTC", "%Y-%m-%dT%H:%M:%S");
  if (ms.count() != 0) text += fmt::format(".{:03}", ms.count());
  return text + "Z";
}

std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else if (c == '>') {
      result += "&gt;";
    } else if (c == '"') {
      result += "&quot;";
    } else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') {
      result += c;
    }
  }
  return result;
}

std::string place_name(const scenario::Place& place, Language language) {
  const std::string code = place.iata.empty() ? place.icao : place.iata;
  const std::string& name = place.name.empty() ? place.id : place.name.in(language);
  return code.empty() ? name : fmt::format("{} ({})", name, code);
}

}  // namespace homebound::exporting
