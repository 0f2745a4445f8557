#include "scenario/place_book.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/suggest.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t suggestions = 3;

Text in_both(const std::string& english, const std::string& chinese) {
  Text text;
  if (!english.empty()) text.by_language["en"] = english;
  if (!chinese.empty()) text.by_language["zh"] = chinese;
  return text;
}

Place place_of(const data::Airport& airport, const std::string& id) {
  return {.id = id,
          .iata = airport.iata,
          .icao = airport.icao,
          .name = in_both(airport.name, airport.name_zh),
          .city = in_both(airport.city, airport.city_zh),
          .at = airport.at,
          .zone = airport.zone,
          .country = airport.country};
}

}  // namespace

void PlaceBook::declare(const toml::table& table, const std::string& zone) {
  TableReader entry(table, "[[place]]", findings_);
  const auto id = entry.required_string("id");
  const auto code = entry.string("airport");
  const data::Airport* known = code ? airport(*code, entry.where("airport")) : nullptr;

  Place place;
  if (known) place = place_of(*known, {});
  place.id = id ? id->value : "";
  if (place.zone.empty()) place.zone = zone;
  if (!code) {
    entry.require("name");
    entry.require("lon");
    entry.require("lat");
  }
  if (Text name = entry.text("name"); !name.empty()) place.name = std::move(name);
  if (Text city = entry.text("city"); !city.empty()) place.city = std::move(city);
  place.at.lon = entry.number("lon", longitudes, "degrees").value_or(place.at.lon);
  place.at.lat = entry.number("lat", latitudes, "degrees").value_or(place.at.lat);
  if (const auto own_zone = entry.zone("zone")) place.zone = own_zone->value;
  if (const auto country = entry.string("country")) place.country = country->value;
  entry.finish();

  if (id) ids_.add(*id, places_.size());
  if (known) {
    by_airport_.emplace(known, places_.size());
    airport_of_.emplace(places_.size(), known);
  }
  places_.push_back(std::move(place));
}

std::optional<std::size_t> PlaceBook::find(const Placed<std::string>& name, const std::string& where) {
  if (ids_.contains(name.value)) return ids_.find(name, where);
  const data::Airport* found = airports_.find(name.value);
  if (!found) {
    auto nearest = homebound::nearest(name.value, ids_.names(), suggestions);
    unknown(name, where, "airport or place", std::move(nearest));
    return std::nullopt;
  }
  const auto [entry, is_new] = by_airport_.try_emplace(found, places_.size());
  if (is_new) {
    airport_of_.emplace(places_.size(), found);
    places_.push_back(place_of(*found, name.value));
  }
  return entry->second;
}

void PlaceBook::warn_if_closed(const Placed<std::string>& name, std::size_t place, Instant t,
                               const std::string& where) {
  const auto found = airport_of_.find(place);
  if (found == airport_of_.end()) return;
  const data::Airport& airport = *found->second;
  const std::string day = format_time(t, airport.zone, "%Y-%m-%d");  // ISO dates sort as text
  if (!airport.opened.empty() && day < airport.opened) {
    findings_.warning(name.at, fmt::format("{}: {} opened on {}, after this flight of {}", where, name.value,
                                           airport.opened, day));
  }
  if (!airport.closed.empty() && day > airport.closed) {
    findings_.warning(name.at, fmt::format("{}: {} closed on {}, before this flight of {}", where, name.value,
                                           airport.closed, day));
  }
}

const data::Airport* PlaceBook::airport(const Placed<std::string>& code, const std::string& where) {
  const data::Airport* found = airports_.find(code.value);
  if (!found) unknown(code, where, "airport", {});
  return found;
}

void PlaceBook::unknown(const Placed<std::string>& name, const std::string& where, std::string_view sort,
                        std::vector<std::string> nearest) {
  for (std::string& code : airports_.nearest_codes(name.value, suggestions))
    if (std::find(nearest.begin(), nearest.end(), code) == nearest.end()) nearest.push_back(std::move(code));
  nearest.resize(std::min(nearest.size(), suggestions));
  findings_.error(
      name.at,
      fmt::format("{}: unknown {} '{}'{}", where, sort, name.value,
                  nearest.empty() ? "" : fmt::format("; the nearest are {}", fmt::join(nearest, ", "))));
}

}  // namespace homebound::scenario
