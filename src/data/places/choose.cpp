#include "data/places/choose.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace homebound::data {
namespace {

constexpr std::size_t most_others = 6;
constexpr long unknown_population = 15'000;  // towns that are not listed have fewer people

// Tells whether nobody who says the name alone means `b`.
bool dwarfs(const Sense& a, const Sense& b) {
  const long people_a = std::max(a.population, unknown_population),
             people_b = std::max(b.population, unknown_population);
  return a.traffic >= b.traffic + 2 || (a.traffic > b.traffic && people_a >= 3 * people_b) ||
         (a.traffic == b.traffic && a.traffic > 1 && people_a >= 20 * people_b);
}

// Returns the only sense in a country; null when there is none or more than one.
const Sense* only_in(const std::vector<Sense>& senses, const std::string& country) {
  const Sense* found = nullptr;
  if (country.empty()) return nullptr;
  for (const Sense& s : senses) {
    if (s.main().country != country) continue;
    if (found) return nullptr;
    found = &s;
  }
  return found;
}

void add_others(std::vector<const Airport*>& others, const Airport* airport, const Airport* main) {
  if (airport != main && others.size() < most_others && std::ranges::find(others, airport) == others.end())
    others.push_back(airport);
}

Meaning chosen(const Sense& sense, const std::vector<Sense>& all, bool always_assumed) {
  Meaning meaning;
  meaning.airport = &sense.main();
  for (const Airport* a : sense.airports) add_others(meaning.others, a, meaning.airport);
  for (const Sense& s : all) add_others(meaning.others, &s.main(), meaning.airport);
  const bool certain = !always_assumed && meaning.others.empty();
  meaning.sure = certain ? Meaning::Sure::certain : Meaning::Sure::assumed;
  return meaning;
}

Meaning asked(const std::vector<Sense>& senses) {
  Meaning meaning;
  meaning.sure = Meaning::Sure::ambiguous;
  for (const Sense& s : senses) add_others(meaning.others, &s.main(), nullptr);
  return meaning;
}

Meaning choice(std::vector<Sense> senses, const PlaceContext& context, bool equal, bool always_assumed) {
  std::ranges::stable_sort(senses, [](const Sense& a, const Sense& b) {
    return std::pair(-a.traffic, -a.population) < std::pair(-b.traffic, -b.population);
  });
  if (!context.country.empty()) {
    std::vector<Sense> there;
    std::ranges::copy_if(senses, std::back_inserter(there),
                         [&](const Sense& s) { return s.main().country == context.country; });
    if (there.empty()) return asked(senses);
    senses = std::move(there);
  }
  const Sense& first = senses.front();
  if (senses.size() == 1) return chosen(first, senses, always_assumed);
  const bool leads = !equal && std::all_of(senses.begin() + 1, senses.end(),
                                           [&](const Sense& s) { return dwarfs(first, s); });
  const Sense* usual = only_in(senses, context.usual);
  if (leads) {
    const bool at_home = !usual || usual == &first || usual->traffic == 0;
    return at_home ? chosen(first, senses, always_assumed) : asked(senses);
  }
  if (const Sense* there = only_in(senses, context.other)) return chosen(*there, senses, true);
  if (usual) return chosen(*usual, senses, true);
  return asked(senses);
}

}  // namespace

Sense sense_of(const Airports& airports, const Airport& airport) {
  return {{&airport}, 0, traffic_class(airports, airport)};
}

Sense sense_of(const Airports& airports, const Town& town, const std::string& day) {
  Sense sense{{}, town.population, 0};
  for (const Airport* a : town.airports) {
    if (has_flights(*a, day)) sense.airports.push_back(a);
    sense.dated = sense.dated || !a->opened.empty() || !a->closed.empty();
  }
  if (sense.airports.empty()) sense.airports = town.airports;
  if (!sense.airports.empty()) sense.traffic = traffic_class(airports, sense.main());
  return sense;
}

Meaning choose(std::vector<Sense> senses, const PlaceContext& context, bool equal, bool always_assumed) {
  if (senses.empty()) return {};
  const bool dated = std::ranges::any_of(senses, &Sense::dated);
  Meaning meaning = choice(std::move(senses), context, equal, always_assumed);
  meaning.dated = dated;
  return meaning;
}

}  // namespace homebound::data
