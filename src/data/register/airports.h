// The airport table: codes, names, positions, zones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

struct Airport {
  std::string iata, icao;     // either may be empty
  std::string name, name_zh;  // name_zh may be empty
  std::string city, city_zh;  // served; city_zh may be empty
  std::string country;        // ISO 3166-1 alpha-2
  LonLat at;
  std::string zone;            // IANA
  std::string opened, closed;  // ISO 8601 dates of its first and last flights; empty when not listed
  bool major = false;          // a large airport
};

// Whether it was open on a day, ISO 8601; empty: today.
bool has_flights(const Airport& airport, std::string_view day);

class Airports {
 public:
  Airports(Airports&&) = default;
  Airports& operator=(Airports&&) = default;
  Airports(const Airports&) = delete;  // pointers into it
  Airports& operator=(const Airports&) = delete;

  // geodata/airports.csv with geodata/airports_overrides.csv laid over it, and airports_former.csv.
  static Airports read(const std::filesystem::path& folder);
  // The shipped table, read once; thread-safe.
  static const Airports& shipped();

  // By IATA (3 letters) or ICAO (4) code, any case. Where a code has changed hands (BKK was Don Mueang until
  // Suvarnabhumi opened), the `day` of a flight decides, ISO 8601; empty: today's meaning.
  const Airport* find(std::string_view code, std::string_view day = {}) const;
  // The airport of the same city that opened when this one closed, or closed when it opened, if it had
  // flights on that day.
  const Airport* other_of_city(const Airport& airport, std::string_view day) const;
  // The one airport, or the only airport of the one city, with exactly this name in English or Chinese; case,
  // accents and "Airport" do not count. Null when there is none, or more than one.
  const Airport* named(std::string_view name) const;
  // The known codes nearest to an unknown one; of larger airports first among equals.
  std::vector<std::string> nearest_codes(std::string_view code, std::size_t count = 3) const;
  // Ranked: exact codes, then names and cities (English or Chinese) that start with, contain, or are
  // a few slips away from the query; larger airports first among equals. Those without flights
  // on `day` (empty: today), closed or not yet open, come last; an exact code is always the first.
  std::vector<const Airport*> search(std::string_view query, std::size_t count = 10,
                                     std::string_view day = {}) const;
  const std::vector<Airport>& all() const { return airports_; }

 private:
  Airports() = default;
  void read_former(const std::filesystem::path& file);

  // Until that day the code meant another airport.
  struct Former {
    std::string until;  // ISO 8601; that day's flights are the new airport's
    const Airport* airport;
  };
  std::vector<Airport> airports_;
  std::vector<Airport> gone_;  // closed ones whose codes are another's today
  std::unordered_map<std::string, const Airport*> by_code_;
  std::unordered_multimap<std::string, Former> formerly_;
};

}  // namespace homebound::data
