// The airport table: codes, names, positions and time zones.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/message.h"
#include "geo/lonlat.h"

namespace homebound::data {

struct Airport {
  std::string iata, icao;     // either may be empty
  std::string name, name_zh;  // shortened; name_zh may be empty
  std::string long_name;      // as the register has it: "Beijing Capital International Airport"
  std::string city, city_zh;  // the city that it serves; city_zh may be empty
  std::string country;        // ISO 3166-1 alpha-2
  LonLat at;
  std::string zone;            // IANA time zone
  std::string opened, closed;  // ISO 8601 dates of its first and last flights; empty when not listed
  bool major = false;          // the register lists it as a large airport
  bool medium = false;         // ... or as a medium one
  // Of a code of the past: the day from which the code is no longer this airport's (ISO 8601; empty when the
  // register does not say) and the airport's IATA code of today (empty when the airport has closed).
  std::string until, now;
};

// Tells whether the airport was open on a day, given in ISO 8601; an empty day means today.
bool has_flights(const Airport& airport, std::string_view day);

// Says what became of an airport that was found by a code of the past: "FRU was the code of Manas until
// 2025-08-11; it is BSZ now". Nothing for a code of today, or when the code was still in use on `day`.
std::optional<Text> note_of_code(const Airport& airport, std::string_view day);

// The table of airports, with searches by code and name.
class Airports {
 public:
  Airports(Airports&&) = default;
  Airports& operator=(Airports&&) = default;
  Airports(const Airports&) = delete;  // by_code_ and formerly_ point into the table
  Airports& operator=(const Airports&) = delete;

  // Reads airports.csv of geodata/ and the tables beside it that there are: airports_added.csv has more rows,
  // airports_zones.csv and airports_overrides.csv are laid over them, and airports_former.csv has the codes
  // of the past. Throws Error for a table that cannot be read.
  static Airports read(const std::filesystem::path& folder);
  // Returns the table that is shipped with the program, which is read once. Thread-safe.
  static const Airports& shipped();

  // Finds an airport by its IATA (3 letters) or ICAO (4 letters) code in any case; null when there is none.
  // A code may have moved from one airport to another (BKK was Don Mueang until Suvarnabhumi opened): then
  // `day`, the flight's in ISO 8601, decides; an empty day means the code's present airport. A code that no
  // airport has today (FRU, TXL) is found on any day. An airport found by a code of the past bears that code.
  const Airport* find(std::string_view code, std::string_view day = {}) const;
  // Returns the airport of the same city that opened when this one closed, or closed when it opened, if it
  // was open on that day; otherwise null.
  const Airport* other_of_city(const Airport& airport, std::string_view day) const;
  // Returns the known codes nearest to an unknown one; larger airports come first among equals.
  std::vector<std::string> nearest_codes(std::string_view code, std::size_t count = 3) const;
  // Returns the best matches of letters: exact codes first, then names and cities (English or Chinese) that
  // start with the query, contain it, or differ from it by a few letters. Larger airports come first among
  // equals. Airports without flights on `day` (ISO 8601; empty: today), closed or not yet open, come last,
  // except that an exact code is always first.
  std::vector<const Airport*> search(std::string_view query, std::size_t count = 10,
                                     std::string_view day = {}) const;
  // All airports, the largest first.
  const std::vector<Airport>& all() const { return airports_; }
  // Airports as their codes of the past name them: those with `now` are in the table as well.
  const std::vector<Airport>& gone() const { return gone_; }

 private:
  Airports() = default;
  void read_former(const std::filesystem::path& file);

  std::vector<Airport> airports_;
  std::vector<Airport> gone_;  // airports as their codes of the past name them: `until` and `now` are set
  std::unordered_map<std::string, const Airport*> by_code_;
  std::unordered_multimap<std::string, const Airport*> formerly_;  // what a code of today was `until` a day
};

}  // namespace homebound::data
