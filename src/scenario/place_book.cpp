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

std::optional<std::size_t> PlaceBook::find(const Placed<std::string>& name, const std::string& where,
                                           std::string_view day) {
  if (ids_.contains(name.value)) return ids_.find(name, where);
  const auto found = look_up(name.value, day);
  if (!found) unknown(name, where, "airport or place");
  return found;
}

std::optional<std::size_t> PlaceBook::look_up(const std::string& name, std::string_view day) {
  if (const auto own = ids_.index_of(name)) return own;
  const data::Airport* found = airports_.find(name, day);
  return found ? std::optional(index_of(*found, name)) : std::nullopt;
}

std::optional<std::size_t> PlaceBook::look_up_name(const std::string& name) {
  const data::Airport* found = airports_.named(name);
  if (!found) return std::nullopt;
  return index_of(*found, found->iata.empty() ? found->icao : found->iata);
}

std::size_t PlaceBook::index_of(const data::Airport& airport, const std::string& id) {
  const auto [entry, is_new] = by_airport_.try_emplace(&airport, places_.size());
  if (is_new) {
    airport_of_.emplace(places_.size(), &airport);
    places_.push_back(place_of(airport, id));
  }
  return entry->second;
}

void PlaceBook::warn_if_closed(const Placed<std::string>& name, std::size_t place, Instant t,
                               const std::string& where) {
  if (const auto closed = closed_at(name.value, place, t))
    findings_.warning(name.at, fmt::format("{}: {}", where, *closed));
}

std::optional<std::string> PlaceBook::closed_at(const std::string& name, std::size_t place, Instant t) const {
  const auto found = airport_of_.find(place);
  if (found == airport_of_.end()) return std::nullopt;
  const data::Airport& airport = *found->second;
  if (airport.opened.empty() && airport.closed.empty()) return std::nullopt;
  const std::string day = format_time(t, airport.zone, "%Y-%m-%d");  // ISO dates sort as text
  const bool early = !airport.opened.empty() && day < airport.opened;
  const bool late = !airport.closed.empty() && day > airport.closed;
  if (!early && !late) return std::nullopt;
  const data::Airport* other = airports_.other_of_city(airport, day);
  return fmt::format(
      "{} {} on {}, {} this flight of {}{}", name, early ? "opened" : "closed",
      early ? airport.opened : airport.closed, early ? "after" : "before", day,
      other ? fmt::format("; {}'s airport that day was {} ({})", other->city, other->iata, other->icao) : "");
}

const data::Airport* PlaceBook::airport(const Placed<std::string>& code, const std::string& where) {
  const data::Airport* found = airports_.find(code.value);
  if (!found) unknown(code, where, "airport");
  return found;
}

std::string PlaceBook::nearest(const std::string& name) const {
  constexpr std::size_t longest_name = 60;
  if (name.size() > longest_name) return "";  // near to nothing, and slow to compare
  std::vector<std::string> found = homebound::nearest(name, ids_.names(), suggestions);
  // What is no code may be a name.
  std::vector<std::string> codes;
  if (name.size() > 4)
    for (const data::Airport* a : airports_.search(name, suggestions)) codes.push_back(a->iata);
  if (codes.empty()) codes = airports_.nearest_codes(name, suggestions);
  for (std::string& code : codes)
    if (std::find(found.begin(), found.end(), code) == found.end()) found.push_back(std::move(code));
  found.resize(std::min(found.size(), suggestions));
  return found.empty() ? "" : fmt::format("; the nearest are {}", fmt::join(found, ", "));
}

void PlaceBook::unknown(const Placed<std::string>& name, const std::string& where, std::string_view sort) {
  findings_.error(
      name.at, fmt::format("{}: unknown {} '{}'{}", where, sort, shortened(name.value), nearest(name.value)));
}

}  // namespace homebound::scenario
