#include "data/places/choose.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
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
constexpr double too_near_km = 100;      // few fly so little
constexpr double long_flight_km = 1500;  // from abroad to an airfield
constexpr double far_away_km = 3000;     // from abroad to a small town, which is doubted already
constexpr double as_near_km = 1000;      // a lesser difference tells nothing

long people(const Sense& s) { return std::max(s.population, unknown_population); }

// Returns how far it is to the other end, in kilometres; nullopt when that is not known.
std::optional<double> distance(const Sense& s, const PlaceContext& context) {
  if (!context.other_at) return std::nullopt;
  return earth_radius / 1000 * angle_between(to_vector(s.at()), to_vector(*context.other_at)).value;
}

bool is_nearer(const Sense& a, const Sense& b, const PlaceContext& context) {
  const auto to_a = distance(a, context), to_b = distance(b, context);
  return to_a && *to_a >= too_near_km && *to_a < *to_b;
}
// ... so much that it counts.
bool is_far_nearer(const Sense& a, const Sense& b, const PlaceContext& context) {
  return is_nearer(a, b, context) && 2 * *distance(a, context) <= *distance(b, context) &&
         *distance(a, context) + as_near_km <= *distance(b, context);
}

// Tells whether nobody who says the name alone, or of a flight between these ends, means `b`.
bool dwarfs(const Sense& a, const Sense& b, const PlaceContext& context) {
  return a.traffic >= b.traffic + 2 || (a.traffic > b.traffic && people(a) >= 3 * people(b)) ||
         (a.traffic == b.traffic && a.traffic > 1 && people(a) >= 20 * people(b)) ||
         (a.traffic > b.traffic && is_nearer(a, b, context)) ||
         (a.traffic == b.traffic && a.traffic > 1 && people(a) >= people(b) && is_far_nearer(a, b, context));
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

// Tells whether `a`, abroad, is as likely as `b`, which lies in the country of the other end: it is one of
// those that flights go to from everywhere, or as large and nearer.
bool competes(const Sense& a, const Sense& b, const PlaceContext& context) {
  if (a.nearby) return false;
  return (a.traffic >= traffic_of_a_country && a.traffic > b.traffic) ||
         (a.traffic >= b.traffic && is_nearer(a, b, context));
}

// Tells whether nobody would fly between the other end and this: from far abroad to a town with an airfield.
// `doubted`: something else than the town may be meant.
bool is_implausible(const Sense& s, const PlaceContext& context, bool doubted) {
  const auto away = distance(s, context);
  if (!away || !s.town || s.airports.empty()) return false;
  if (s.land() == context.other || s.land() == context.country || s.land() == context.usual) return false;
  const bool airfield = s.traffic == 0 && s.population < large_town;
  const bool small = s.traffic <= 1 && s.population < least_people;
  return (airfield && *away > long_flight_km) || (doubted && small && *away > far_away_km);
}

bool leads(const std::vector<Sense>& senses, const PlaceContext& context) {
  return std::all_of(senses.begin() + 1, senses.end(),
                     [&](const Sense& s) { return dwarfs(senses.front(), s, context); });
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

Meaning chosen(const Sense& sense, const std::vector<Sense>& all, const PlaceContext& context,
               bool always_assumed) {
  if (is_implausible(sense, context, always_assumed && all.size() == 1)) return ask(all);
  if (!sense.region.empty()) return ask(all);                          // a region is no place of a flight
  if (sense.nearby && sense.airports.size() > 1) return ask({sense});  // none of them is the town's own
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
  meaning.open = !meaning.others.empty() || (sense.town && sense.traffic == 0);
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
    if (there.empty()) return ask(senses);
    senses = std::move(there);
  }
  if (!equal)
    std::erase_if(senses, [&, first = senses.front()](const Sense& s) {
      return is_nothing_beside(s, first) && s.land() != context.other && s.land() != context.usual;
    });
  const Sense& first = senses.front();
  if (senses.size() == 1) return chosen(first, senses, context, always_assumed);
  for (const std::string* country : {&context.other, &context.usual}) {
    const std::vector<Sense> there = those_in(senses, *country);
    if (country->empty() || there.empty() || there.size() == senses.size()) continue;
    const Sense& here = there.front();
    const bool abroad = !equal && first.land() != *country;
    if (abroad && country == &context.other && is_meant_abroad(first, here)) continue;
    // Where nearly the whole table lies in the country, less speaks against it.
    const bool at_home = context.usual == *country;
    const bool rival = !equal && !at_home && std::ranges::any_of(senses, [&](const Sense& s) {
      return s.land() != *country && competes(s, here, context);
    });
    const bool near = distance(here, context).value_or(too_near_km) < too_near_km &&
                      std::ranges::any_of(senses, [&](const Sense& s) {
                        return s.land() != *country && !s.nearby && s.traffic > here.traffic;
                      });
    if ((abroad && speaks_against(first, here)) || rival || near ||
        (there.size() > 1 && (equal || !leads(there, context)))) {
      if (!equal && first.land() != *country && leads(senses, context) && is_nearer(first, here, context))
        return chosen(first, senses, context, true);
      return ask(senses);
    }
    return chosen(here, senses, context, true);
  }
  if (!equal && leads(senses, context)) return chosen(first, senses, context, always_assumed);
  std::vector<Sense> known;
  std::ranges::copy_if(senses, std::back_inserter(known),
                       [&](const Sense& s) { return context.lands.contains(s.land()); });
  if (known.empty() || known.size() == senses.size()) return ask(senses);
  const Sense& best = known.front();
  const bool of_one_land =
      std::ranges::all_of(known, [&](const Sense& s) { return s.land() == best.land(); });
  const bool rival = std::ranges::any_of(senses, [&](const Sense& s) {
    return s.land() != best.land() && (equal || competes(s, best, context) || s.traffic > best.traffic ||
                                       s.traffic >= traffic_of_a_country);
  });
  return of_one_land && !rival && best.land() != context.other && leads(known, context)
             ? chosen(best, senses, context, true)
             : ask(senses);
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
  Sense sense{.population = town.population, .town = true};
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

Meaning ask(const std::vector<Sense>& senses) {
  if (senses.empty()) return {};
  Meaning meaning;
  meaning.sure = Meaning::Sure::ambiguous;
  for (const Sense& s : senses) add_other(meaning, candidate(s));
  if (senses.size() == 1)
    for (const Airport* a : senses.front().airports)
      add_other(meaning, {a, nullptr, {}, senses.front().nearby});
  return meaning;
}

Meaning choose(std::vector<Sense> senses, const PlaceContext& context, bool equal, bool always_assumed) {
  if (senses.empty()) return {};
  const bool dated = std::ranges::any_of(senses, &Sense::dated);
  Meaning meaning = choice(std::move(senses), context, equal, always_assumed);
  meaning.dated = dated;
  meaning.open = meaning.open || !meaning.others.empty();
  return meaning;
}

}  // namespace homebound::data
