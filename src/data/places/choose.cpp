#include "data/places/choose.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound::data {
namespace {

constexpr std::size_t most_others = 6;
constexpr long unknown_population = 15'000;  // towns that are not listed have fewer people
constexpr long large_town = 300'000, very_large_town = 1'000'000;
constexpr long least_people = 100'000;  // of a town that counts although it has no traffic
// A country counts as a town of this size with a large airport.
constexpr long people_of_a_country = 5'000'000;
constexpr int traffic_of_a_country = 3;
constexpr double around_km = 80;

long people(const Sense& s) { return std::max(s.population, unknown_population); }

// Tells whether nobody who says the name alone means `b`.
bool dwarfs(const Sense& a, const Sense& b) {
  return a.traffic >= b.traffic + 2 || (a.traffic > b.traffic && people(a) >= 3 * people(b)) ||
         (a.traffic == b.traffic && a.traffic > 1 && people(a) >= 20 * people(b));
}

// Tells whether `b` is so small beside `a` that it does not count as a namesake: Perth in Scotland.
bool is_nothing_beside(const Sense& b, const Sense& a) {
  return a.traffic >= 2 && b.traffic == 0 && people(b) < least_people && people(a) >= 20 * people(b);
}

// Tells whether a flight from the country of `b` means `a` all the same: Paris, in spite of that in Texas.
bool is_meant_abroad(const Sense& a, const Sense& b) {
  return a.traffic >= traffic_of_a_country && a.traffic >= b.traffic + 2 && people(b) < least_people &&
         people(a) >= very_large_town;
}

// Tells whether `a` is so much larger that a country which speaks for `b` leaves it open which is meant.
bool speaks_against(const Sense& a, const Sense& b) {
  const bool known = a.population > 0 && b.population > 0;
  return a.traffic >= b.traffic + 2 || (a.traffic > b.traffic && known && people(a) >= 20 * people(b));
}

bool leads(const std::vector<Sense>& senses) {
  return std::all_of(senses.begin() + 1, senses.end(),
                     [&](const Sense& s) { return dwarfs(senses.front(), s); });
}

void add_other(Meaning& meaning, Candidate other) {
  const bool is_it = other.airport ? other.airport == meaning.airport
                                   : other.region.empty() && other.country == meaning.country;
  if (!is_it && meaning.others.size() < most_others &&
      std::ranges::find(meaning.others, other) == meaning.others.end())
    meaning.others.push_back(std::move(other));
}

Candidate candidate(const Sense& s) {
  return s.airports.empty() ? Candidate{nullptr, s.country, s.region}
                            : Candidate{&s.main(), nullptr, {}, s.nearby};
}

Meaning asked(const std::vector<Sense>& senses) {
  Meaning meaning;
  meaning.sure = Meaning::Sure::ambiguous;
  for (const Sense& s : senses) add_other(meaning, candidate(s));
  if (senses.size() == 1)
    for (const Airport* a : senses.front().airports)
      add_other(meaning, {a, nullptr, {}, senses.front().nearby});
  return meaning;
}

Meaning chosen(const Sense& sense, const std::vector<Sense>& all, bool always_assumed) {
  if (!sense.region.empty()) return asked(all);                          // a region is no place of a flight
  if (sense.nearby && sense.airports.size() > 1) return asked({sense});  // none of them is the town's own
  Meaning meaning;
  meaning.nearby = sense.nearby;
  if (sense.airports.empty()) {
    meaning.country = sense.country;
  } else {
    meaning.airport = &sense.main();
  }
  for (const Airport* a : sense.airports) add_other(meaning, {a, nullptr, {}});
  for (const Sense& s : all) add_other(meaning, candidate(s));
  const bool certain = !always_assumed && !sense.nearby && !sense.shortened && meaning.others.empty();
  meaning.sure = certain ? Meaning::Sure::certain : Meaning::Sure::assumed;
  return meaning;
}

std::vector<Sense> those_in(const std::vector<Sense>& senses, const std::string& country) {
  std::vector<Sense> there;
  std::ranges::copy_if(senses, std::back_inserter(there),
                       [&](const Sense& s) { return s.land() == country; });
  return there;
}

Meaning choice(std::vector<Sense> senses, const PlaceContext& context, bool equal, bool always_assumed) {
  std::ranges::stable_sort(senses, [](const Sense& a, const Sense& b) {
    return std::pair(-a.traffic, -people(a)) < std::pair(-b.traffic, -people(b));
  });
  if (!context.country.empty()) {
    std::vector<Sense> there = those_in(senses, context.country);
    if (there.empty()) return asked(senses);
    senses = std::move(there);
  }
  if (!equal)
    std::erase_if(senses, [&, first = senses.front()](const Sense& s) {
      return is_nothing_beside(s, first) && s.land() != context.other && s.land() != context.usual;
    });
  const Sense& first = senses.front();
  if (senses.size() == 1) return chosen(first, senses, always_assumed);
  for (const std::string* country : {&context.other, &context.usual}) {
    const std::vector<Sense> there = those_in(senses, *country);
    if (country->empty() || there.empty() || there.size() == senses.size()) continue;
    const bool abroad = !equal && first.land() != *country;
    if (abroad && country == &context.other && is_meant_abroad(first, there.front())) continue;
    const bool open = abroad && speaks_against(first, there.front());
    if (open || (there.size() > 1 && (equal || !leads(there)))) return asked(senses);
    return chosen(there.front(), senses, true);
  }
  return !equal && leads(senses) ? chosen(first, senses, always_assumed) : asked(senses);
}

// Returns the airports of some size within 80 km of a town in its country, the nearest first.
std::vector<const Airport*> airports_around(const Airports& airports, const Town& town,
                                            const std::string& day) {
  std::vector<std::pair<double, const Airport*>> found;
  const auto at = to_vector(town.at);
  for (const Airport& a : airports.all()) {
    if (!(a.major || a.medium) || a.country != town.country || !has_flights(a, day)) continue;
    const double cosine = dot(to_vector(a.at), at);
    if (cosine > std::cos(around_km * 1000 / earth_radius)) found.emplace_back(-cosine, &a);
  }
  std::ranges::sort(found);
  std::vector<const Airport*> nearest;
  for (const auto& [away, airport] : found)
    if (nearest.size() < most_others) nearest.push_back(airport);
  return nearest;
}

}  // namespace

Sense sense_of(const Airports& airports, const Airport& airport) {
  return {.airports = {&airport}, .traffic = traffic_class(airports, airport)};
}

Sense sense_of(const Airports& airports, const Town& town, const std::string& day) {
  Sense sense{.population = town.population};
  for (const Airport* a : town.airports) {
    if (has_flights(*a, day)) sense.airports.push_back(a);
    sense.dated = sense.dated || !a->opened.empty() || !a->closed.empty();
  }
  if (sense.airports.empty()) sense.airports = town.airports;
  if (!sense.airports.empty()) {
    sense.traffic = traffic_class(airports, sense.main());
  } else {
    sense.airports = airports_around(airports, town, day);
    sense.nearby = true;
    sense.traffic = town.population >= very_large_town ? 2 : town.population >= large_town ? 1 : 0;
  }
  return sense;
}

Sense sense_of(const Country& country) {
  return {.country = &country, .population = people_of_a_country, .traffic = traffic_of_a_country};
}

Sense sense_of(const Country& country, std::string region) {
  return {.country = &country, .region = std::move(region), .population = people_of_a_country, .traffic = 2};
}

Meaning choose(std::vector<Sense> senses, const PlaceContext& context, bool equal, bool always_assumed) {
  if (senses.empty()) return {};
  const bool dated = std::ranges::any_of(senses, &Sense::dated);
  Meaning meaning = choice(std::move(senses), context, equal, always_assumed);
  meaning.dated = dated;
  return meaning;
}

}  // namespace homebound::data
