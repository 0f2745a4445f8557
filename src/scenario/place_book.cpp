#include "scenario/place_book.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/suggest.h"
#include "geo/geodesic.h"
#include "scenario/read_track.h"

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
          .zone = airport.zone};
}

bool is_open(const data::Airport& airport, Instant t) {
  const std::string day = format_time(t, airport.zone, "%Y-%m-%d");  // ISO dates sort as text
  return (airport.opened.empty() || day >= airport.opened) &&
         (airport.closed.empty() || day <= airport.closed);
}

}  // namespace

void PlaceBook::declare(const toml::table& table, const std::string& zone) {
  TableReader entry(table, "[[place]]", findings_);
  const auto id = entry.required_string("id");
  const auto code = entry.string("airport");
  const data::Airport* known = code ? airport(*code, entry.where("airport")) : nullptr;

  Place place;
  if (known) place = place_of(*known, {}), place.airport = code->value;
  place.declared = true;
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
  return use(*found, name.value);
}

std::size_t PlaceBook::use(const data::Airport& found, const std::string& id) {
  const auto [entry, is_new] = by_airport_.try_emplace(&found, places_.size());
  if (is_new) {
    airport_of_.emplace(places_.size(), &found);
    places_.push_back(place_of(found, id));
  }
  return entry->second;
}

std::size_t PlaceBook::near(LonLat at, Instant t) {
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (geodesic_inverse(places_[i].at, at).distance <= at_airport) return i;
  const data::Airport *best = nullptr, *clock = nullptr;
  Metres best_away{0}, clock_away{500e3};
  for (const data::Airport& a : airports_.all()) {
    if (std::abs(a.at.lat - at.lat) > 5) continue;  // degrees: more than 500 km
    const Metres away = geodesic_inverse(a.at, at).distance;
    if (away < clock_away) clock = &a, clock_away = away;
    if (away > at_airport || !is_open(a, t)) continue;
    if (!best || (a.major && !best->major) || (a.major == best->major && away < best_away))
      best = &a, best_away = away;
  }
  if (best) return use(*best, best->iata.empty() ? best->icao : best->iata);
  const std::string id = fmt::format("{:.3f}°{} {:.3f}°{}", std::abs(at.lat), at.lat < 0 ? 'S' : 'N',
                                     std::abs(at.lon), at.lon < 0 ? 'W' : 'E');
  ids_.add({id, {}}, places_.size());
  places_.push_back({.id = id,
                     .name = in_both(id, ""),
                     .city = {},
                     .at = at,
                     .zone = clock ? clock->zone : "UTC",
                     .declared = true});
  return places_.size() - 1;
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
