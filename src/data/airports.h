// The airport table: codes, names, positions, zones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
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

class Airports {
 public:
  // geodata/airports.csv with geodata/airports_overrides.csv laid over it.
  static Airports read(const std::filesystem::path& folder);
  // The shipped table, read once; thread-safe.
  static const Airports& shipped();

  // By IATA (3 letters) or ICAO (4) code, any case.
  const Airport* find(std::string_view code) const;
  // Three known codes nearest to an unknown one.
  std::vector<std::string> nearest_codes(std::string_view code, std::size_t count = 3) const;
  // Ranked: exact codes, then names and cities (English or Chinese) that start with, contain, or are
  // a few slips away from the query; larger airports first among equals.
  std::vector<const Airport*> search(std::string_view query, std::size_t count = 10) const;
  const std::vector<Airport>& all() const { return airports_; }

 private:
  std::vector<Airport> airports_;
  // lookup tables
  std::vector<std::pair<std::string, std::uint32_t>> by_code_;  // sorted
};

}  // namespace homebound::data
