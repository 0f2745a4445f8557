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
  std::string iso, iso3;  // ISO 3166-1 alpha-2 and alpha-3
  std::string name, name_zh;
  LonLat at;  // where countries.csv puts its name, or else the anchor of country_codes.csv
};

class Countries {
 public:
  // Returns the countries of geodata/countries.csv and country_codes.csv, which are read once. Thread-safe.
  static const Countries& shipped();

  // Returns the countries that have a name, in any language of the tables: two for "Congo" and "Korea",
  // mostly one. Case, accents, the order of words and "the", "of" and "and" do not count. `parts` accepts
  // parts of a country as well, and names in other languages, which may be a town's elsewhere: England,
  // España, Granada.
  std::vector<const Country*> with_name(std::string_view text, bool parts = false) const;
  // Returns the countries of a name, or of an alpha-2 or alpha-3 code.
  std::vector<const Country*> named(std::string_view text, bool parts = false) const;
  // Returns the one country of a name or code; null when there is none or more than one.
  const Country* find(std::string_view text, bool parts = false) const;
  // Finds a country by its alpha-2 or alpha-3 code alone.
  const Country* with_code(std::string_view code) const;
  const std::vector<Country>& all() const { return all_; }

 private:
  Countries() = default;
  void read();
  void add_name(std::string_view name, std::size_t index);

  std::vector<Country> all_;
  std::unordered_map<std::string, std::size_t> by_code_, by_part_;  // parts, and names in other languages
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
};

}  // namespace homebound::data
