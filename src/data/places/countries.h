// Countries and regions by their names and ISO 3166-1 codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

struct Country {
  std::string iso, iso3;      // ISO 3166-1 alpha-2 and alpha-3
  std::string name, name_zh;  // name_zh is empty for a region that countries.csv does not list
  std::optional<LonLat> at;   // where countries.csv puts its name; nullopt when it does not list it
};

class Countries {
 public:
  // Returns the countries of geodata/countries.csv and country_codes.csv, which are read once. Thread-safe.
  static const Countries& shipped();

  // Finds a country by its name in any language of the tables, or by its alpha-2 or alpha-3 code. Case and
  // accents do not count. Null when there is none. `parts` accepts parts of a country as well: England.
  const Country* find(std::string_view text, bool parts = false) const;
  // Finds a country by its alpha-2 or alpha-3 code alone.
  const Country* with_code(std::string_view code) const;
  const std::vector<Country>& all() const { return all_; }

 private:
  Countries() = default;
  void read();

  std::vector<Country> all_;
  std::unordered_map<std::string, std::size_t> by_code_, by_name_, by_part_;  // names are folded
};

}  // namespace homebound::data
