#include "data/places/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/trim.h"
#include "data/places/choose.h"
#include "data/places/coordinates.h"
#include "data/places/place_index.h"
#include "data/places/words.h"
#include "data/register/fold.h"
#include "geo/earth.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"

namespace homebound::data {

struct Gazetteer::Index : PlaceIndex {
  using PlaceIndex::PlaceIndex;
};

namespace {

constexpr std::size_t longest_text = 200;  // bytes; no name is longer
constexpr double near_km = 150;            // an airport is near its town
constexpr int large = 2;                   // as of traffic_class()

bool near(LonLat a, LonLat b, double km = near_km) {
  return dot(to_vector(a), to_vector(b)) > std::cos(km * 1000 / earth_radius);
}
bool near(const Airport& a, const Airport& b, double km = near_km) {
  return &a == &b || near(a.at, b.at, km);
}
bool near(const Airport& a, const std::vector<Sense>& senses, double km = near_km) {
  return std::ranges::any_of(senses, [&](const Sense& s) {
    if (s.airports.empty()) return near(a.at, s.country->at, km);
    return !s.nearby && std::ranges::any_of(s.airports, [&](const Airport* b) { return near(a, *b, km); });
  });
}

Meaning certainly(const Airport& airport) {
  Meaning meaning;
  meaning.sure = Meaning::Sure::certain;
  meaning.airport = &airport;
  return meaning;
}

Meaning certainly(const Country& country) {
  Meaning meaning;
  meaning.sure = Meaning::Sure::certain;
  meaning.country = &country;
  return meaning;
}

// The senses of a name, and what may decide between them.
struct Senses {
  std::vector<Sense> list;
  // Less likely ones: they make the meaning assumed, and have a say in their own countries alone.
  std::vector<Sense> also;
  bool equal = false;   // only the context may: a larger airport is not likelier
  bool part = false;    // the name says less than the place's, so even the only one is assumed
  bool unlike = false;  // the name says something else, too, so even the only one is asked about

  bool empty() const { return list.empty(); }
  bool has(const Airport* airport) const {
    return std::ranges::any_of(
        list, [&](const Sense& s) { return std::ranges::find(s.airports, airport) != s.airports.end(); });
  }
  Meaning choose(const PlaceContext& context) && {
    for (Sense& s : also)
      if (s.land() == context.country || s.land() == context.other) list.push_back(s);
    if (unlike) return ask(list);
    Meaning meaning = data::choose(std::move(list), context, equal, part || !also.empty());
    constexpr std::size_t most_others = 6;
    for (const Sense& s : also)
      if (const Candidate other{&s.main(), nullptr, {}};
          meaning.found() && meaning.airport != other.airport && meaning.others.size() < most_others &&
          std::ranges::find(meaning.others, other) == meaning.others.end())
        meaning.others.push_back(other), meaning.open = true;
    return meaning;
  }
};

// Tells whether two folded names say the same of which airport of a town they mean: international, county.
bool same_sort(const std::string& a, const std::string& b) {
  constexpr std::pair<std::string_view, unsigned> sorts[] = {
      {"intern", 1}, {"intl", 1}, {"国际", 1}, {"國際", 1},   {"regional", 2},
      {"rgnl", 2},   {"regl", 2}, {"muni", 4}, {"county", 8}, {"domestic", 16}};
  const auto said = [&](const std::string& name) {
    unsigned found = 0;
    for (const auto& [word, sort] : sorts)
      if (name.find(word) != name.npos) found |= sort;
    return found;
  };
  return said(a) == said(b);
}

// Tells whether a folded name says that an airport is a county's or a town's.
bool has_local_sort(const std::string& name) {
  return name.find("county") != name.npos || name.find("muni") != name.npos;
}

bool is_letters(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return lower(c) >= 'a' && lower(c) <= 'z'; });
}
bool is_ascii_text(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}
bool has_small_letters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// Reads one text.
class PlaceReader {
 public:
  PlaceReader(const Airports& airports, const PlaceIndex& index, const PlaceContext& context)
      : airports_(airports), index_(index), countries_(Countries::shipped()), context_(context) {}

  Meaning read(std::string_view text) const {
    const std::string name = folded(text);
    if (name.empty()) return {};
    if (const Town* town = text.size() == 3 ? index_.city(upper(text)) : nullptr)
      return data::choose({sense_of(airports_, *town, context_.day)}, context_);
    if (const Country* country = countries_.with_code(text)) {
      Meaning meaning = certainly(*country);
      // Among names two letters are hardly a country's: Ye is a town.
      if (context_.among == PlaceContext::Among::names && text.size() == 2)
        meaning.sure = Meaning::Sure::assumed;
      return meaning;
    }
    if (const auto written = written_position(text)) {
      Meaning meaning;
      meaning.sure = written->order_assumed ? Meaning::Sure::assumed : Meaning::Sure::certain;
      meaning.position = written->at;
      return meaning;
    }
    // Numbers alone are no name, though some names have them.
    if (std::ranges::none_of(name, [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }))
      return {};
    if (Senses senses = all_senses_of(text); !senses.empty()) return std::move(senses).choose(context_);
    if (auto found = with_code_in_its_place(text)) return *found;
    if (auto found = with_country_or_region(text)) return *found;
    return part_of_a_name(name);
  }

  // Returns the reading of a text that is a code of an airport, but the name of a place elsewhere as well:
  // Goa is a town, and GOA the code of Genoa. Among names it is the town; else somebody has to say, unless
  // one is far larger.
  Meaning code_or_name(const Airport& coded, std::string_view text) const {
    const bool among_names = context_.among == PlaceContext::Among::names;
    std::vector<Sense> senses = all_senses_of(text).list;
    if (near(coded, senses)) return certainly(coded);
    if (senses.empty() && !has_small_letters(text)) return certainly(coded);  // nothing else has the name
    const int busy = traffic_class(airports_, coded);
    // Among names Man may be the town in Côte d'Ivoire, however much larger Manchester is.
    std::vector<Sense> so_called = among_names ? towns_called(text) : std::vector<Sense>{};
    if (std::ranges::any_of(so_called, [&](const Sense& s) { return s.traffic < busy; })) {
      so_called.push_back(sense_of(airports_, coded));
      return data::choose(std::move(so_called), {.day = context_.day, .country = context_.country}, true,
                          true);
    }
    // WAW is Warsaw, whatever smaller town is called so in some language.
    std::erase_if(senses, [&](const Sense& s) {
      return (s.traffic == 0 && s.population < 100'000) ||
             (among_names && !s.airports.empty() && s.traffic < busy);
    });
    if (senses.empty())
      return data::choose({sense_of(airports_, coded)}, {.day = context_.day}, true, among_names);
    if (among_names) {
      Meaning meaning = data::choose(std::move(senses), context_, false, true);
      meaning.others.push_back({&coded, nullptr, {}}), meaning.open = true;
      return meaning;
    }
    // Only what is far larger is likelier: USA is the country rather than the airport of Concord.
    senses.push_back(sense_of(airports_, coded));
    return data::choose(std::move(senses), context_, false, true);
  }

  // Returns what a text among the names of countries means.
  std::optional<Meaning> country(std::string_view text) const {
    std::vector<Sense> senses;
    for (const Country* c : countries_.named(text)) senses.push_back(sense_of(*c));
    return senses.empty() ? std::nullopt
                          : std::optional(data::choose(std::move(senses), {.country = context_.country}));
  }

  // Returns where the towns and airports of a name are.
  // Returns the town of this whole name that lies nearest to the airport and within 150 km of it; null where
  // there is none, as for an airport's name.
  const Town* town_of(std::string_view text, const Airport& airport) const {
    const std::string name = folded(text);
    const Core core = core_of(name);
    const Town* best = nullptr;
    Metres least{150'000};
    for (const std::vector<const Town*>* towns :
         {&index_.towns(core.text), &index_.towns_beginning(name), &index_.towns_abroad(core.text)})
      for (const Town* town : *towns) {
        if (!town->centre) continue;
        if (const Metres away = geodesic_inverse(*town->centre, airport.at).distance; away < least)
          best = town, least = away;
      }
    return best;
  }

  std::vector<LonLat> places_named(std::string_view text) const {
    const std::string name = folded(text);
    const Core core = core_of(name);
    std::vector<LonLat> places;
    for (const std::vector<const Town*>* towns :
         {&index_.towns(core.text), &index_.towns_beginning(name), &index_.towns_abroad(core.text)})
      for (const Town* town : *towns) {
        places.push_back(town->at);
        for (const Airport* a : town->airports) places.push_back(a->at);
      }
    for (const std::vector<const Airport*>* named : {&index_.whole(name), &index_.with_core(core.text)})
      for (const Airport* a : *named) places.push_back(a->at);
    return places;
  }

 private:
  // Returns what a whole name may mean, countries and large regions included. A town means itself rather than
  // the country of its name in which it lies: Luxembourg.
  Senses all_senses_of(std::string_view text) const {
    const std::string name = folded(text);
    Senses senses = senses_of(name);
    const auto& towns = index_.towns(core_of(name).text);
    bool of_a_country = false;
    for (const Country* c : countries_.with_name(text)) {
      if (std::ranges::any_of(
              towns, [&](const Town* town) { return town->country == c->iso && !town->airports.empty(); }))
        continue;
      std::erase_if(senses.list, [&](const Sense& s) { return s.country == nullptr && s.land() == c->iso; });
      senses.list.push_back(sense_of(*c));
      of_a_country = true;
    }
    if (!of_a_country) return senses;
    senses.equal = false;
    for (const PlaceIndex::Region& region : index_.regions(name))
      if (const Country* land = countries_.with_code(region.country); land && region.large)
        senses.list.push_back(sense_of(*land, region.name));
    return senses;
  }

  // Returns the towns with airports of their own that have this name in their own language or the register's.
  std::vector<Sense> towns_called(std::string_view text) const {
    const std::string name = folded(text);
    std::vector<Sense> found;
    for (const std::vector<const Town*>* towns :
         {&index_.towns(core_of(name).text), &index_.towns_beginning(name)})
      for (const Town* town : *towns)
        if (Sense s = sense_of(airports_, *town, context_.day); !s.airports.empty() && !s.nearby)
          found.push_back(std::move(s));
    return found;
  }

  // Returns what a whole name may mean: airports and towns.
  Senses senses_of(const std::string& name) const {
    const Core core = core_of(name);
    const auto& whole = index_.whole(name);
    Senses senses;
    const auto add = [&](const Airport* a) {
      if (!senses.has(a)) senses.list.push_back(sense_of(airports_, *a));
    };
    // An airport that is closed by the day of the flight is no alternative.
    const auto add_to_others = [&](const Airport* a) {
      if (has_flights(*a, context_.day) && !senses.has(a) && !near(*a, senses.list))
        senses.also.push_back(sense_of(airports_, *a));
    };
    // "Venice Municipal Airport" can only be an airport of that name.
    if (core.sort && !whole.empty()) {
      std::ranges::for_each(whole, add);
      // A larger one may be meant that has more words: Simón Bolívar is in Santa Marta, and in Caracas.
      const int most = most_traffic(senses.list);
      for (const Airport* a : index_.with_words(core))
        if (!same_sort(name, folded(a->long_name)))
          continue;
        else if (traffic_class(airports_, *a) > most)
          add(a), senses.equal = true;
        else
          add_to_others(a);
      // The register does not have every airport of a county or a small town.
      senses.part = has_local_sort(name);
      return senses;
    }
    std::vector<Sense> towns;
    for (const Town* town : index_.towns(core.text))
      if (Sense s = sense_of(airports_, *town, context_.day); !s.airports.empty()) {
        if (core.airport && s.nearby) continue;  // its airport cannot be meant
        // Basel's airport lies in France: the register has a town of that name there as well.
        const auto same = std::ranges::find_if(
            towns, [&](const Sense& t) { return !s.nearby && !t.nearby && &t.main() == &s.main(); });
        if (same != towns.end()) {
          same->population = std::max(same->population, s.population);
          continue;
        }
        // "Nottingham Airport" may be any of its airports.
        if (core.airport && whole.empty())
          s.airports.insert(s.airports.end(), town->lesser.begin(), town->lesser.end());
        towns.push_back(std::move(s));
      }
    if (!core.airport)
      for (const Town* town : index_.towns_beginning(name))
        if (Sense s = sense_of(airports_, *town, context_.day); !s.airports.empty() && !s.nearby)
          if (std::ranges::none_of(towns, [&](const Sense& t) { return &t.main() == &s.main(); }))
            s.shortened = true, towns.push_back(std::move(s));
    const bool none_at_home = towns.empty();
    const bool foreign = add_towns_abroad(core, towns, whole);
    // A town may have another airport than the register's, unless that is a large one: Morgantown has two.
    senses.part =
        core.airport && whole.empty() && most_traffic(towns) < large &&
        std::ranges::none_of(index_.with_core(core.text), [&](const Airport* a) { return near(*a, towns); });
    if (core.sort) return one_of_a_sort(core, name, towns);
    for (Sense town : towns) {
      // The airport with exactly this name goes before the town's main one.
      const auto named = std::ranges::find_if(town.airports, [&](const Airport* a) {
        return core.airport && std::ranges::find(whole, a) != whole.end();
      });
      if (named != town.airports.end()) town.airports = {*named};
      senses.list.push_back(std::move(town));
    }
    for (const Airport* a : whole)
      if (senses.empty() || has_flights(*a, context_.day)) add(a);
    // An airport that is known under the bare name of its town is one of the town's.
    if (whole.empty() || !core.airport)
      for (const Airport* a : index_.with_core(core.text))
        if (!near(*a, senses.list)) add(a);
    senses.equal = foreign && senses.list.size() > 1;
    if (senses.empty()) return senses;
    // "Sola" is a village in Vanuatu, but Stavanger's airport is called so as well; "King Hussein" is a part
    // of more than one name, and Constanza, the Spanish Constanța, a town of its own.
    const int most = most_traffic(senses.list);
    for (const Airport* a : index_.with_words(core)) {
      const bool larger = traffic_class(airports_, *a) > most;
      if (near(*a, senses.list)) continue;
      if (larger && !(core.airport && !whole.empty())) {
        add(a), senses.equal = true;
      } else if (larger || none_at_home) {
        add_to_others(a);
      }
    }
    // "Naha Airport" is one in Indonesia, but may be said of a larger one in Japan as well, and less likely
    // of a smaller one.
    if (core.airport && !whole.empty()) {
      int least = 3;
      for (const Airport* a : whole) least = std::min(least, traffic_class(airports_, *a));
      const auto lesser = std::stable_partition(senses.list.begin(), senses.list.end(), [&](const Sense& s) {
        return s.traffic >= least || std::ranges::find(whole, &s.main()) != whole.end();
      });
      senses.also.insert(senses.also.end(), lesser, senses.list.end());
      senses.list.erase(lesser, senses.list.end());
      senses.equal = true;
    }
    return senses;
  }

  // Adds the towns that have a name in another language, where nothing large has it in its own: Florence
  // is "Florencia", and so is a town in Colombia. Tells whether they stand beside towns of that own name.
  bool add_towns_abroad(const Core& core, std::vector<Sense>& towns,
                        const std::vector<const Airport*>& whole) const {
    int most = most_traffic(towns);
    for (const Airport* a : whole) most = std::max(most, traffic_class(airports_, *a));
    const bool none = towns.empty() && whole.empty();
    bool any = false;
    for (const Town* town : index_.towns_abroad(core.text))
      if (Sense s = sense_of(airports_, *town, context_.day);
          !s.airports.empty() && !(core.airport && s.nearby) &&
          (none || (most < large && s.traffic > most)) && !near(s.main(), towns))
        towns.push_back(std::move(s)), any = true;
    return any && !none;
  }

  const Airport* largest_in(const Country& country) const {
    const Airport* largest = nullptr;
    for (const Airport& a : airports_.all())
      if (a.country == country.iso &&
          (!largest || traffic_class(airports_, a) > traffic_class(airports_, *largest)))
        largest = &a;
    return largest;
  }

  static int most_traffic(const std::vector<Sense>& senses) {
    int most = 0;
    for (const Sense& s : senses) most = std::max(most, s.traffic);
    return most;
  }

  // Returns the senses of "Osaka International Airport" where no airport has that name: those of the town
  // and those with its words. If one alone calls itself international, that is the one.
  Senses one_of_a_sort(const Core& core, const std::string& name, std::vector<Sense> towns) const {
    std::vector<const Airport*> all = index_.with_core(core.text);
    for (const Sense& town : towns) all.insert(all.end(), town.airports.begin(), town.airports.end());
    for (const Airport* a : index_.with_words(core)) all.push_back(a);
    // "Bermuda International" is the largest of the country.
    if (all.empty() || towns.empty())
      for (const Country* c : countries_.with_name(core.text))
        if (const Airport* a = largest_in(*c)) all.push_back(a);
    Senses senses{.part = true};
    if (all.empty()) return senses;
    std::vector<const Airport*> of_sort;
    for (const Airport* a : all)
      if (same_sort(name, folded(a->long_name)) && std::ranges::find(of_sort, a) == of_sort.end())
        of_sort.push_back(a);
    if (of_sort.empty()) {
      // "Georgetown Municipal Airport" is not Georgetown's international one.
      senses.unlike = has_local_sort(name);
      senses.list = std::move(towns);
      for (const Airport* a : all)
        if (!near(*a, senses.list)) senses.list.push_back(sense_of(airports_, *a));
      return senses;
    }
    // One that is called by the bare name goes before others that are no larger: Dubai, before its Al
    // Maktoum.
    const auto bare = std::stable_partition(of_sort.begin(), of_sort.end(), [&](const Airport* a) {
      const auto& called = index_.with_core(core.text);
      return std::ranges::find(called, a) != called.end();
    });
    const bool one = bare - of_sort.begin() == 1 && std::ranges::all_of(of_sort, [&](const Airport* a) {
                       return traffic_class(airports_, *a) <= traffic_class(airports_, *of_sort.front());
                     });
    for (const Airport* a : of_sort)
      (one && a != of_sort.front() ? senses.also : senses.list).push_back(sense_of(airports_, *a));
    // Another town of the name has an airport, though of another sort.
    for (const Sense& town : towns)
      if (!near(town.main(), senses.list)) senses.list.push_back(town);
    senses.equal = true;
    return senses;
  }

  // Returns the airports that a code in capitals or small letters means: one, or a city's.
  std::optional<Sense> coded(std::string_view text) const {
    text = trimmed(text);
    if (text.size() < 3 || text.size() > 4 || !is_letters(text)) return std::nullopt;
    if (const Airport* a = airports_.find(text, context_.day)) return sense_of(airports_, *a);
    if (const Town* town = text.size() == 3 ? index_.city(upper(text)) : nullptr)
      if (Sense s = sense_of(airports_, *town, context_.day); !s.airports.empty()) return s;
    return std::nullopt;
  }

  // Returns what the codes of "LHR/EGLL" mean, each place once; empty when there are other words.
  std::vector<Sense> codes_in(std::string_view text) const {
    std::vector<Sense> found;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = text.find_first_not_of(separators, at);
      if (begin == text.npos) break;
      at = std::min(text.find_first_of(separators, begin), text.size());
      auto next = coded(text.substr(begin, at - begin));
      if (!next) return {};
      const auto same = std::ranges::find_if(found, [&](const Sense& s) {
        return std::ranges::find(s.airports, &next->main()) != s.airports.end() ||
               std::ranges::find(next->airports, &s.main()) != next->airports.end();
      });
      if (same == found.end()) {
        found.push_back(std::move(*next));
      } else if (next->airports.size() < same->airports.size()) {
        *same = std::move(*next);  // "JFK (NYC)": the airport says more than the city
      }
    }
    return found;
  }

  // Finds the place of "Beijing (PEK)", "London / Heathrow (LHR/EGLL)", "CDG - Paris", "PEK Beijing",
  // "Paris, CDG", "EWR Airport". The rest of the text must mean the same place, or nothing that is known. A
  // word beside
  // other words is a code only if they mean its place: LOS ANGELES is not LOS.
  std::optional<Meaning> with_code_in_its_place(std::string_view text) const {
    if (const auto codes = codes_in(text); !codes.empty()) return these(codes);
    for (const auto& [opening, closing] : {std::pair{'(', ')'}, {'[', ']'}})
      if (const std::size_t open = text.rfind(opening);
          open != text.npos && text.ends_with(closing) && open > 0)
        if (const auto codes = codes_in(text.substr(open + 1, text.size() - open - 2)); !codes.empty())
          return beside(codes, text.substr(0, open), true);
    for (const bool last : {false, true}) {
      const std::size_t cut = last ? text.find_last_of(separators) : text.find_first_of(separators);
      if (cut == text.npos) return std::nullopt;
      const std::string_view code = last ? text.substr(cut + 1) : text.substr(0, cut);
      const std::string_view rest = last ? text.substr(0, cut + 1) : text.substr(cut);
      const auto codes = coded(code);
      if (!codes) continue;
      // A sign beside the code sets it apart, if the code alone is in capitals.
      const std::size_t words = last ? rest.find_last_not_of(separators) : rest.find_first_not_of(separators);
      if (words == rest.npos) continue;
      const std::string_view gap = last ? rest.substr(words + 1) : rest.substr(0, words);
      const bool apart = gap.find_first_not_of(' ') != gap.npos && !has_small_letters(code) &&
                         (has_small_letters(rest) || !is_ascii_text(rest));
      // NEW is a word in "New Orleans NAS".
      if (!apart && !index_.with_words(core_of(folded(text))).empty()) continue;
      // "EWR Airport": where all is in capitals, three letters may be a word, as in "NEW AIRPORT".
      if (!has_small_letters(code) && (code.size() == 4 || has_small_letters(rest)) &&
          says_airport_alone(folded(rest)))
        return these({*codes});
      if (auto found = beside({*codes}, rest, apart)) return found;
    }
    return std::nullopt;
  }

  // Returns the meaning of codes alone; several places are a contradiction.
  static Meaning these(const std::vector<Sense>& codes) { return data::choose(codes, {}, true); }

  // Returns the meaning of codes with other words beside them. `apart`: they are set apart as codes are.
  std::optional<Meaning> beside(const std::vector<Sense>& codes, std::string_view rest, bool apart) const {
    while (!rest.empty() && separators.find(rest.front()) != separators.npos) rest.remove_prefix(1);
    while (!rest.empty() && separators.find(rest.back()) != separators.npos) rest.remove_suffix(1);
    if (const auto more = codes_in(rest); !more.empty()) {
      std::vector<Sense> all = codes;
      for (const Sense& s : more)
        if (std::ranges::none_of(all, [&](const Sense& t) { return &t.main() == &s.main(); }))
          all.push_back(s);
      return these(all);
    }
    const Airport& main = codes.front().main();
    std::vector<Sense> others = senses_of(folded(rest)).list;
    const auto countries = countries_.named(rest, true);
    // What may be a word must be closer to what the others mean: "Volk Fld" is not in Fond du Lac.
    const double km = apart ? near_km : 100;
    if (near(main, others, km) || is_in(main, countries)) return these(codes);
    if (others.empty()) {
      const Meaning said = rest_means(rest);
      if (said.airport) others.push_back(sense_of(airports_, *said.airport));
      for (const Candidate& c : said.others)
        if (c.airport) others.push_back(sense_of(airports_, *c.airport));
      if (near(main, others, km)) return these(codes);
    }
    if (!apart) return std::nullopt;
    if (others.empty() && countries.empty()) return these(codes);
    // The code contradicts the words.
    others.insert(others.begin(), codes.begin(), codes.end());
    return these(others);
  }

  static bool is_in(const Airport& airport, const std::vector<const Country*>& countries) {
    return std::ranges::find(countries, airport.country, [](const Country* c) { return c->iso; }) !=
           countries.end();
  }

  Meaning rest_means(std::string_view rest) const {
    PlaceContext plain;
    plain.day = context_.day;
    const PlaceReader reader(airports_, index_, plain);
    if (auto found = reader.with_country_or_region(rest)) return *found;
    return reader.part_of_a_name(folded(rest));
  }

  // Finds the place of "London, UK", "Paris France", "San José (Costa Rica)", "London, Ontario",
  // "Portland, OR".
  std::optional<Meaning> with_country_or_region(std::string_view text) const {
    std::string_view place = text, area;
    if (const std::size_t open = text.rfind('('); open != text.npos && open > 0 && text.ends_with(')')) {
      place = text.substr(0, open), area = text.substr(open + 1, text.size() - open - 2);
    } else if (const std::size_t comma = text.rfind(','); comma != text.npos) {
      place = text.substr(0, comma), area = text.substr(comma + 1);
    }
    if (!area.empty()) return in_area(place, area);
    // Without a sign the country is its whole name, one to three words at the end.
    for (std::size_t cut = text.rfind(' '), words = 0; cut != text.npos && cut > 0 && words < 3; ++words) {
      const std::string_view last = trimmed(text.substr(cut + 1));
      if (last.size() > 3 || last == "UK" || last == "USA" || last == "UAE")
        if (!countries_.named(last, true).empty())
          if (auto found = in_area(text.substr(0, cut), last)) return found;
      cut = text.rfind(' ', cut - 1);
    }
    return std::nullopt;
  }

  std::optional<Meaning> in_area(std::string_view place, std::string_view area) const {
    area = trimmed(area), place = trimmed(place);
    while (!place.empty() && separators.find(place.back()) != separators.npos) place.remove_suffix(1);
    std::vector<Sense> senses = senses_of(folded(place)).list;
    if (senses.empty()) {
      // "London, Ontario, Canada": the region decides within the country.
      if (const std::size_t comma = place.rfind(','); comma != place.npos) {
        if (auto inner = in_area(place.substr(0, comma), place.substr(comma + 1)))
          if (inner->airport && is_in(*inner->airport, countries_.named(area, true))) return inner;
        senses = senses_of(folded(place.substr(0, comma))).list;
      }
      if (senses.empty())
        for (const Airport* a : index_.with_words(core_of(folded(place))))
          senses.push_back(sense_of(airports_, *a));
    }
    if (senses.empty()) return std::nullopt;
    std::vector<Sense> there;
    const auto countries = countries_.named(area, true);
    std::ranges::copy_if(senses, std::back_inserter(there),
                         [&](const Sense& s) { return is_in(s.main(), countries); });
    if (!there.empty()) return data::choose(std::move(there), {.day = context_.day});
    return in_region(senses, area);
  }

  // A region is known by the point where its name stands: the place of the name that is nearest is meant.
  std::optional<Meaning> in_region(const std::vector<Sense>& senses, std::string_view area) const {
    constexpr double farthest_km = 1500;
    const Sense* best = nullptr;
    double best_cosine = std::cos(farthest_km * 1000 / earth_radius);
    std::size_t in_country = 0;
    for (const PlaceIndex::Region& region : index_.regions(folded(area)))
      for (const Sense& s : senses) {
        if (s.main().country != region.country) continue;
        ++in_country;
        const double cosine = dot(to_vector(s.main().at), to_vector(region.at));
        if (cosine > best_cosine) best = &s, best_cosine = cosine;
      }
    if (best == nullptr) return std::nullopt;
    return data::choose({*best}, {.day = context_.day}, false, in_country > 1);
  }

  // Finds "Heathrow" and "Logan International Airport": words of an airport's name. Less than the name is
  // never certain.
  Meaning part_of_a_name(const std::string& name) const {
    const Core core = core_of(name);
    Senses senses{.part = true};
    for (const Airport* a : index_.with_words(core)) senses.list.push_back(sense_of(airports_, *a));
    // Chinese has no spaces between words.
    if (senses.empty() && !is_ascii_text(core.text) && core.text.size() >= 6)
      for (const Airport& a : airports_.all())
        if (a.name_zh.find(core.text) != std::string::npos) senses.list.push_back(sense_of(airports_, a));
    // A small airfield has few who call it by a part of its name.
    senses.unlike = most_traffic(senses.list) == 0;
    return std::move(senses).choose(context_);
  }

  static constexpr std::string_view separators = " /-,;:|";

  const Airports& airports_;
  const PlaceIndex& index_;
  const Countries& countries_;
  const PlaceContext& context_;
};

}  // namespace

Gazetteer::Gazetteer(const Airports& airports) : airports_(airports) {}
Gazetteer::~Gazetteer() = default;

const Gazetteer& Gazetteer::shipped() {
  static const auto* const gazetteer = new Gazetteer(Airports::shipped());  // lasts as the airports do
  return *gazetteer;
}

const Gazetteer::Index& Gazetteer::index() const {
  std::call_once(once_, [this] { index_ = std::make_unique<const Index>(airports_); });
  return *index_;
}

std::future<void> Gazetteer::index_ahead() const {
  return std::async(std::launch::async, [this] { index(); });  // whoever needs it will hear of an error
}

Meaning Gazetteer::resolve(std::string_view text, const PlaceContext& context) const {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_text) return {};
  using Among = PlaceContext::Among;
  const Airport* coded = airports_.find(text, context.day);
  if (coded && context.among == Among::codes) {
    Meaning meaning = certainly(*coded);
    meaning.dated = means_more_than_one(text);
    return meaning;
  }
  const PlaceReader reader(airports_, index(), context);
  if (context.among == Among::countries)
    if (auto country = reader.country(text)) return *country;
  Meaning meaning = coded ? reader.code_or_name(*coded, text) : reader.read(text);
  meaning.dated = meaning.dated || (coded && means_more_than_one(text));
  if (context.by_air || !meaning.airport || coded == meaning.airport) return meaning;
  if (const Town* town = reader.town_of(text, *meaning.airport)) {
    meaning.town = {town->name, town->name_zh};
    meaning.town_country = town->country;
    meaning.position = town->centre, meaning.airport = nullptr;
    // Which of its airports is meant no longer matters.
    std::erase_if(meaning.others, [&](const Candidate& c) {
      return c.airport && geodesic_inverse(*town->centre, c.airport->at).distance < Metres(100'000);
    });
    if (meaning.others.empty()) meaning.sure = Meaning::Sure::certain;
    meaning.nearby = false;
  }
  return meaning;
}

bool Gazetteer::means_more_than_one(std::string_view code) const {
  return airports_.find(code, "1900-01-01") != airports_.find(code);
}

std::vector<LonLat> Gazetteer::places_named(std::string_view text) const {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_text) return {};
  std::vector<LonLat> places = PlaceReader(airports_, index(), {}).places_named(text);
  if (const Airport* coded = airports_.find(text)) places.push_back(coded->at);
  return places;
}

std::vector<const Airport*> Gazetteer::search(std::string_view query, std::size_t count,
                                              std::string_view day) const {
  std::vector<const Airport*> result;
  const auto add = [&](const Airport* a) {
    if (a && result.size() < count && std::ranges::find(result, a) == result.end()) result.push_back(a);
  };
  const Meaning meaning = resolve(query, {.day = std::string(day)});
  add(meaning.airport);
  for (const Candidate& c : meaning.others) add(c.airport);
  std::ranges::for_each(airports_.search(query, count, day), add);
  return result;
}

}  // namespace homebound::data
