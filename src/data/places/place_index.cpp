#include "data/places/place_index.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/resources.h"
#include "data/gis/base_map.h"
#include "data/register/fold.h"
#include "data/text/csv.h"
#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

constexpr std::size_t busiest = 200;
constexpr std::uint32_t of_town = 1U << 31U;
constexpr double same_town_km = 100, town_of_name_km = 60;

// Great-circle distances on a sphere suffice to tell towns apart.
double km_between(LonLat a, LonLat b) {
  return earth_radius / 1000 * angle_between(to_vector(a), to_vector(b)).value;
}

template <class Value>
void add_once(std::vector<Value>& list, Value value) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

// Returns the part of a folded name that stands for the whole in speech: "santiago" of "santiago de
// compostela", "newcastle" of "newcastle upon tyne", "kos" of "kos island"; empty when there is none.
std::string_view short_of(std::string_view name) {
  if (constexpr std::string_view island = " island"; name.ends_with(island))
    return name.substr(0, name.size() - island.size());
  constexpr std::string_view joints[] = {" de ", " del ",    " do ",   " da ",  " dos ",   " das ", " di ",
                                         " am ", " an der ", " upon ", " sur ", " under ", " nad "};
  constexpr std::string_view sorts[] = {"ciudad", "ville",  "villa", "vila", "city",   "town",  "isla",
                                        "ilha",   "isle",   "ile",   "port", "puerto", "porto", "rio",
                                        "cabo",   "praia",  "foz",   "lago", "san",    "santa", "la",
                                        "fort",   "castro", "boca",  "mar",  "pont",   "val",   "pico"};
  std::size_t cut = name.npos;
  for (const std::string_view joint : joints) cut = std::min(cut, name.find(joint));
  const std::string_view head = cut == name.npos ? std::string_view{} : name.substr(0, cut);
  return std::ranges::find(sorts, head) == std::end(sorts) ? head : std::string_view{};
}

int size_class(const Airport& airport) { return airport.major ? 2 : airport.medium ? 1 : 0; }

// Sets the airports of a smaller class than the first, which is the largest, apart.
void keep_largest(Town& town) {
  if (town.airports.empty()) return;
  const auto lesser = std::stable_partition(
      town.airports.begin(), town.airports.end(),
      [most = size_class(*town.airports.front())](const Airport* a) { return size_class(*a) >= most; });
  town.lesser.assign(lesser, town.airports.end());
  town.airports.erase(lesser, town.airports.end());
}

}  // namespace

int traffic_class(const Airports& airports, const Airport& airport) {
  const auto& all = airports.all();
  const bool listed = !all.empty() && &airport >= all.data() && &airport < all.data() + all.size();
  const bool busy = listed && static_cast<std::size_t>(&airport - all.data()) < busiest;
  return size_class(airport) + (airport.major && busy ? 1 : 0);
}

PlaceIndex::PlaceIndex(const Airports& airports) : airports_(airports) {
  add_airports();
  add_listed_towns();
  add_towns_of_the_register();
  add_cities();
  add_regions();
}

const Town* PlaceIndex::city(const std::string& code) const {
  const auto found = cities_.find(code);
  return found == cities_.end() ? nullptr : found->second;
}

void PlaceIndex::add_airports() {
  std::uint32_t index = 0;
  for (const std::vector<Airport>* list : {&airports_.all(), &airports_.gone()})
    for (const Airport& a : *list) {
      const std::uint32_t number = index++;
      if (!a.now.empty()) continue;  // it is in the table under its code of today
      std::vector<std::string> own, town;
      for (const std::string* name : {&a.long_name, &a.name, &a.name_zh}) {
        if (name->empty()) continue;
        const std::string whole = folded(*name);
        add_once(whole_[whole], &a);
        const Core core = core_of(whole);
        add_once(cores_[core.text], &a);
        own.insert(own.end(), core.words.begin(), core.words.end());
      }
      for (const std::string* name : {&a.city, &a.city_zh})
        for (std::string& word : core_of(folded(*name)).words) town.push_back(std::move(word));
      // A name and its town are often said together: "Paris Charles de Gaulle".
      for (const std::string& word : own) {
        auto& list_of = words_[word];
        if (list_of.empty() || (list_of.back() & ~of_town) != number) list_of.push_back(number);
      }
      for (const std::string& word : town) {
        auto& list_of = words_[word];
        if (list_of.empty() || (list_of.back() & ~of_town) != number) list_of.push_back(number | of_town);
      }
    }
}

void PlaceIndex::add_town_name(std::string_view name, Town& town) {
  const std::string whole = folded(name);
  if (const std::string key = core_text(whole); !key.empty()) add_once<const Town*>(town_names_[key], &town);
  if (const std::string_view head = short_of(whole); !head.empty())
    add_once<const Town*>(short_town_names_[std::string(head)], &town);
}

Town* PlaceIndex::town_near(std::string_view name, const std::string& country, LonLat at) {
  const auto found = town_names_.find(core_text(folded(name)));
  if (found == town_names_.end()) return nullptr;
  for (const Town* town : found->second)
    if (town->country == country && km_between(town->at, at) < same_town_km) return const_cast<Town*>(town);
  return nullptr;
}

void PlaceIndex::add_listed_towns() {
  const CsvTable table = CsvTable::read(resource("geodata/towns.csv"));
  for (std::size_t row = 0; row < table.rows(); ++row) {
    auto town = std::make_unique<Town>();
    town->name = table.at(row, table.column("name")), town->country = table.at(row, table.column("country"));
    for (const std::string_view code : split(table.at(row, table.column("airports")), ' '))
      if (const Airport* a = airports_.find(code)) town->airports.push_back(a);
    if (town->airports.empty()) continue;
    town->at = town->airports.front()->at;
    Town* known = town_near(town->name, town->country, town->at);
    if (!known) known = towns_.emplace_back(std::move(town)).get();
    add_town_name(known->name, *known);
    for (const std::string_view name : split(table.at(row, table.column("names")), ';'))
      add_town_name(name, *known);
    if (const std::string_view code = table.at(row, table.column("code")); !code.empty())
      cities_.emplace(code, known);
  }
}

void PlaceIndex::add_towns_of_the_register() {
  const std::size_t listed = towns_.size();
  std::unordered_map<const Town*, bool> complete;
  for (std::size_t i = 0; i < listed; ++i) complete.emplace(towns_[i].get(), true);
  for (const Airport& a : airports_.all()) {
    if (a.city.empty()) continue;
    Town* town = town_near(a.city, a.country, a.at);
    if (!town) {
      town = towns_.emplace_back(std::make_unique<Town>(Town{a.city, a.country, {}, {}, 0, a.at})).get();
      add_town_name(a.city, *town);
    }
    if (!complete.contains(town)) town->airports.push_back(&a);
    add_town_name(a.city_zh, *town);
  }
  for (std::size_t i = listed; i < towns_.size(); ++i) keep_largest(*towns_[i]);
}

// Adds the cities: their Chinese names, their populations, and those by whose name an airport is called
// that stands in another town, such as Milan Malpensa.
void PlaceIndex::add_cities() {
  std::unordered_map<std::string, Town*> by_id;
  for (const City& city : shipped_cities()) {
    Town* town = town_near(city.name, city.country, city.at);
    if (!town) {
      town = towns_.emplace_back(std::make_unique<Town>(Town{city.name, city.country, {}, {}, 0, city.at}))
                 .get();
      const Core core = core_of(folded(city.name));
      for (const Airport* a : with_words(core))
        if (a->country == city.country && km_between(a->at, city.at) < town_of_name_km)
          town->airports.push_back(a);
      keep_largest(*town);
      add_town_name(city.name, *town);
    }
    if (!town->centre || city.population > town->population)
      town->centre = city.at, town->name_zh = city.name_zh;
    town->population = std::max(town->population, city.population);
    add_town_name(city.name_zh, *town);
    for (const std::string& name : city.other_names) add_town_name(name, *town);
    by_id.emplace(city.id, town);
  }
  add_foreign_names(by_id);
}

// Adds the names of cities in other languages, where the town has not that name already.
void PlaceIndex::add_foreign_names(const std::unordered_map<std::string, Town*>& by_id) {
  const CsvTable table = CsvTable::read(resource("geodata/city_names.csv"));
  const std::size_t id = table.column("geonameid"), names = table.column("names");
  foreign_names_.reserve(8 * table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto town = by_id.find(std::string(table.at(row, id)));
    if (town == by_id.end()) continue;
    for (const std::string_view name : split(table.at(row, names), ';')) {
      const std::string key = core_text(folded(name));
      if (const auto own = town_names_.find(key);
          own == town_names_.end() || std::ranges::find(own->second, town->second) == own->second.end())
        add_once<const Town*>(foreign_names_[key], town->second);
    }
  }
}

void PlaceIndex::add_regions() {
  const CsvTable table = CsvTable::read(resource("geodata/admin1_names.csv"));
  const std::size_t code = table.column("iso_3166_2"), name = table.column("name"), lat = table.column("lat"),
                    lon = table.column("lon"), label = table.column("min_label");
  constexpr double world = 5;  // the scale of a label, as the table has it
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view coded = table.at(row, code);
    const auto at_lon = number_in(table.at(row, lon)), at_lat = number_in(table.at(row, lat));
    if (coded.size() < 4 || coded[2] != '-' || !at_lon || !at_lat) continue;
    const Region region{std::string(coded.substr(0, 2)),
                        std::string(table.at(row, name)),
                        {*at_lon, *at_lat},
                        number_in(table.at(row, label)).value_or(world) < world};
    regions_[folded(table.at(row, name))].push_back(region);
    regions_[lower(coded.substr(3))].push_back(region);
  }
}

std::vector<const Airport*> PlaceIndex::with_words(const Core& core) const {
  std::vector<std::uint32_t> left;
  bool first = true;
  std::vector<std::uint32_t> with_own;
  for (const std::string& word : core.words) {
    const auto found = words_.find(word);
    if (found == words_.end()) return {};
    std::vector<std::uint32_t> here;
    for (const std::uint32_t entry : found->second) {
      here.push_back(entry & ~of_town);
      if (!(entry & of_town)) with_own.push_back(entry);
    }
    if (std::exchange(first, false)) {
      left = std::move(here);
    } else {
      std::vector<std::uint32_t> both;
      std::ranges::set_intersection(left, here, std::back_inserter(both));
      left = std::move(both);
    }
  }
  std::vector<const Airport*> result;
  for (const std::uint32_t index : left) {
    if (std::ranges::find(with_own, index) == with_own.end()) continue;
    const std::size_t count = airports_.all().size();
    result.push_back(index < count ? &airports_.all()[index] : &airports_.gone()[index - count]);
  }
  return result;
}

}  // namespace homebound::data
