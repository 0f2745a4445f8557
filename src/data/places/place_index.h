// The names of all airports, towns and regions, folded and sorted once for the gazetteer.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "data/places/words.h"
#include "data/register/airports.h"

namespace homebound::data {

// A town with its airports, the main one first. Those of a smaller class than the main one are its lesser
// ones.
struct Town {
  std::string name, country;
  std::vector<const Airport*> airports, lesser;  // may be empty
  long population = 0;                           // 0: not known
  LonLat at;
  // Where the town itself lies, and its Chinese name; not known of one that only the airports' register has.
  std::optional<LonLat> centre;
  std::string name_zh;
};

// Returns how much traffic an airport may have: 0 small, 1 medium, 2 large, 3 among the 200 busiest. The
// register does not count passengers, but its overrides are in the order of traffic.
int traffic_class(const Airports& airports, const Airport& airport);

class PlaceIndex {
 public:
  explicit PlaceIndex(const Airports& airports);

  // Airports with a whole name, folded; those whose names have a core; towns of a name. Empty when none.
  const std::vector<const Airport*>& whole(const std::string& folded) const { return at(whole_, folded); }
  const std::vector<const Airport*>& with_core(const std::string& core) const { return at(cores_, core); }
  const std::vector<const Town*>& towns(const std::string& folded) const { return at(town_names_, folded); }
  // Towns whose names begin with this one: Santiago de Compostela.
  const std::vector<const Town*>& towns_beginning(const std::string& folded) const {
    return at(short_town_names_, folded);
  }
  // Towns that have this name in another language: Cairo for "el cairo", Munich for "monaco di baviera".
  const std::vector<const Town*>& towns_abroad(const std::string& folded) const {
    return at(foreign_names_, folded);
  }
  // The town of an IATA city code in capitals that is no airport's code: LON. Null when there is none.
  const Town* city(const std::string& code) const;
  // Airports that have all these words in their names and their towns' names, and at least one of them in
  // their own name; in the order of Airports::all().
  std::vector<const Airport*> with_words(const Core& core) const;
  // Where the first-order regions of a name or a code (without its country: "ON") lie, by country.
  struct Region {
    std::string country, name;
    LonLat at;
    bool large = false;  // a map of the world names it
  };
  const std::vector<Region>& regions(const std::string& folded) const { return at(regions_, folded); }

 private:
  template <class Value>
  using Names = std::unordered_map<std::string, std::vector<Value>>;
  template <class Value>
  static const std::vector<Value>& at(const Names<Value>& names, const std::string& name) {
    static const std::vector<Value> nothing;
    const auto found = names.find(name);
    return found == names.end() ? nothing : found->second;
  }
  void add_airports();
  void add_listed_towns();
  void add_towns_of_the_register();
  void add_cities();
  void add_regions();
  void add_town_name(std::string_view name, Town& town);
  void add_foreign_names(const std::unordered_map<std::string, Town*>& by_id);
  Town* town_near(std::string_view name, const std::string& country, LonLat at);

  const Airports& airports_;
  std::vector<std::unique_ptr<Town>> towns_;
  std::unordered_map<std::string, const Town*> cities_;
  Names<const Airport*> whole_, cores_;
  Names<const Town*> town_names_, short_town_names_, foreign_names_;
  Names<Region> regions_;
  // By word: indices of airports, in order; the top bit says that it is a word of the town's name alone.
  std::unordered_map<std::string, std::vector<std::uint32_t>> words_;
};

}  // namespace homebound::data
