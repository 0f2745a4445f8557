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
#include "geo/sphere.h"

namespace homebound::data {

struct Gazetteer::Index : PlaceIndex {
  using PlaceIndex::PlaceIndex;
};

namespace {

constexpr std::size_t longest_text = 200;  // bytes; no name is longer
constexpr double near_km = 150;            // an airport is near its town

bool near(const Airport& a, const Airport& b) {
  return &a == &b || dot(to_vector(a.at), to_vector(b.at)) > std::cos(near_km * 1000 / earth_radius);
}
bool near(const Airport& a, const std::vector<Sense>& senses) {
  return std::ranges::any_of(senses, [&](const Sense& s) {
    return std::ranges::any_of(s.airports, [&](const Airport* b) { return near(a, *b); });
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
  bool equal = false;  // only the context may: a larger airport is not likelier
  bool part = false;   // the name says less than the place's, so even the only one is assumed

  bool empty() const { return list.empty(); }
  Meaning choose(const PlaceContext& context) && {
    return data::choose(std::move(list), context, equal, part);
  }
};

// Tells whether two folded names say the same of which airport of a town they mean: international, county.
bool same_sort(const std::string& a, const std::string& b) {
  constexpr std::pair<std::string_view, unsigned> sorts[] = {{"intern", 1}, {"intl", 1},     {"国际", 1},
                                                             {"國際", 1},   {"regional", 2}, {"municipal", 4},
                                                             {"county", 8}, {"domestic", 16}};
  const auto said = [&](const std::string& name) {
    unsigned found = 0;
    for (const auto& [word, sort] : sorts)
      if (name.find(word) != name.npos) found |= sort;
    return found;
  };
  return said(a) == said(b);
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
class Reader {
 public:
  Reader(const Airports& airports, const PlaceIndex& index, const PlaceContext& context)
      : airports_(airports), index_(index), countries_(Countries::shipped()), context_(context) {}

  Meaning read(std::string_view text) const {
    const std::string name = folded(text);
    if (name.empty()) return {};
    if (const Town* town = text.size() == 3 ? index_.city(upper(text)) : nullptr)
      return data::choose({sense_of(airports_, *town, context_.day)}, context_);
    if (const Country* country = countries_.with_code(text); country && country->at)
      return certainly(*country);
    if (const auto written = written_position(text)) {
      Meaning meaning;
      meaning.sure = written->order_assumed ? Meaning::Sure::assumed : Meaning::Sure::certain;
      meaning.position = written->at;
      return meaning;
    }
    Senses senses = senses_of(name);
    // The country's name is meant rather than a namesake elsewhere: Jordan is no town in Montana. A town in
    // its own country is meant before the country: Luxembourg.
    if (const Country* country = countries_.find(text); country && country->at && !in(senses.list, *country))
      return certainly(*country);
    if (!senses.empty()) return std::move(senses).choose(context_);
    if (auto found = with_code_in_its_place(text)) return *found;
    if (auto found = with_country_or_region(text)) return *found;
    if (auto found = near_a_town(name)) return *found;
    return part_of_a_name(name);
  }

  // Returns the reading of a code that is the name of a town elsewhere: Goa is a town, GOA is in Genoa.
  // Among codes, and in capitals alone, it is a code; among names it is the town; else somebody has to say.
  Meaning code_or_town(const Airport& coded, std::string_view text) const {
    std::vector<Sense> senses;
    for (const Town* town : index_.towns(core_of(folded(text)).text))
      if (Sense s = sense_of(airports_, *town, context_.day); !s.airports.empty() && s.traffic > 0)
        senses.push_back(std::move(s));
    if (senses.empty() || near(coded, senses)) return certainly(coded);
    if (context_.among == PlaceContext::Among::names ||
        context_.among == PlaceContext::Among::capital_names) {
      Meaning meaning = data::choose(std::move(senses), context_, false, true);
      meaning.others.push_back(&coded);
      return meaning;
    }
    senses.insert(senses.begin(), sense_of(airports_, coded));
    return these(senses);
  }

 private:
  static bool in(const std::vector<Sense>& senses, const Country& country) {
    return std::ranges::any_of(senses, [&](const Sense& s) { return s.main().country == country.iso; });
  }

  // Returns what a whole name may mean.
  Senses senses_of(const std::string& name) const {
    const Core core = core_of(name);
    const auto& whole = index_.whole(name);
    Senses senses;
    const auto add = [&](const Airport* a) {
      const bool has = std::ranges::any_of(
          senses.list, [&](const Sense& s) { return std::ranges::find(s.airports, a) != s.airports.end(); });
      if (!has) senses.list.push_back(sense_of(airports_, *a));
    };
    // "Venice Municipal Airport" can only be an airport of that name.
    if (core.sort && !whole.empty()) {
      std::ranges::for_each(whole, add);
      // A larger one may be meant that has more words: Simón Bolívar is in Santa Marta, and in Caracas.
      const int most = most_traffic(senses.list);
      for (const Airport* a : index_.with_words(core))
        if (traffic_class(airports_, *a) > most && same_sort(name, folded(a->long_name)))
          add(a), senses.equal = true;
      return senses;
    }
    std::vector<Sense> towns;
    for (const Town* town : index_.towns(core.text))
      if (Sense s = sense_of(airports_, *town, context_.day); !s.airports.empty()) {
        // "Nottingham Airport" may be any of its airports.
        if (core.airport && whole.empty())
          s.airports.insert(s.airports.end(), town->lesser.begin(), town->lesser.end());
        towns.push_back(std::move(s));
      }
    if (core.sort) return one_of_a_sort(core, name, towns);
    for (Sense& town : towns) {
      // The airport with exactly this name goes before the town's main one.
      const auto named = std::ranges::find_if(town.airports, [&](const Airport* a) {
        return core.airport && std::ranges::find(whole, a) != whole.end();
      });
      if (named != town.airports.end()) town.airports = {*named};
      senses.list.push_back(std::move(town));
    }
    std::ranges::for_each(whole, add);
    // An airport that is known under the bare name of its town is one of the town's.
    if (whole.empty() || !core.airport)
      for (const Airport* a : index_.with_core(core.text))
        if (!near(*a, senses.list)) add(a);
    // "Sola" is a village in Vanuatu, but Stavanger's airport is called so as well.
    if (whole.empty() && !senses.empty())
      for (const Airport* a : index_.with_words(core))
        if (traffic_class(airports_, *a) > most_traffic(senses.list) && !near(*a, senses.list))
          add(a), senses.equal = true;
    // "Naha Airport" is one in Indonesia, but may be said of a larger one in Japan as well.
    if (core.airport && !whole.empty()) {
      int least = 3;
      for (const Airport* a : whole) least = std::min(least, traffic_class(airports_, *a));
      std::erase_if(senses.list, [&](const Sense& s) {
        return s.traffic < least && std::ranges::find(whole, &s.main()) == whole.end();
      });
      senses.equal = true;
    }
    return senses;
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
    Senses senses{.part = true};
    if (all.empty()) return senses;
    std::vector<const Airport*> of_sort;
    for (const Airport* a : all)
      if (same_sort(name, folded(a->long_name)) && std::ranges::find(of_sort, a) == of_sort.end())
        of_sort.push_back(a);
    if (of_sort.empty()) {
      senses.list = std::move(towns);
      for (const Airport* a : all)
        if (!near(*a, senses.list)) senses.list.push_back(sense_of(airports_, *a));
      return senses;
    }
    for (const Airport* a : of_sort) senses.list.push_back(sense_of(airports_, *a));
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
  // "Paris, CDG". The rest of the text must mean the same place, or nothing that is known. A word beside
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
    const Country* country = countries_.find(rest, true);
    if (near(main, others) || (country && country->iso == main.country)) return these(codes);
    if (others.empty()) {
      const Meaning said = rest_means(rest);
      if (said.airport) others.push_back(sense_of(airports_, *said.airport));
      for (const Airport* a : said.others) others.push_back(sense_of(airports_, *a));
      if (near(main, others)) return these(codes);
    }
    if (!apart) return std::nullopt;
    if (others.empty() && !country) return these(codes);
    // The code contradicts the words.
    others.insert(others.begin(), codes.begin(), codes.end());
    return these(others);
  }

  Meaning rest_means(std::string_view rest) const {
    PlaceContext plain;
    plain.day = context_.day;
    const Reader reader(airports_, index_, plain);
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
        if (countries_.find(last, true))
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
          if (inner->airport) {
            const Country* country = countries_.find(area, true);
            if (country && inner->airport->country == country->iso) return inner;
          }
        senses = senses_of(folded(place.substr(0, comma))).list;
      }
      if (senses.empty())
        for (const Airport* a : index_.with_words(core_of(folded(place))))
          senses.push_back(sense_of(airports_, *a));
    }
    if (senses.empty()) return std::nullopt;
    std::vector<Sense> there;
    if (const Country* country = countries_.find(area, true))
      std::ranges::copy_if(senses, std::back_inserter(there),
                           [&](const Sense& s) { return s.main().country == country->iso; });
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

  // A town without an airport of its own: somebody has to say which of those around it is meant.
  std::optional<Meaning> near_a_town(const std::string& name) const {
    constexpr double around_km = 80;
    Meaning meaning;
    for (const Town* town : index_.towns(core_of(name).text))
      for (const Airport& a : airports_.all())
        if (meaning.others.size() < 6 && (a.major || a.medium) && a.country == town->country &&
            has_flights(a, context_.day) &&
            dot(to_vector(a.at), to_vector(town->at)) > std::cos(around_km * 1000 / earth_radius))
          meaning.others.push_back(&a);
    if (meaning.others.empty()) return std::nullopt;
    meaning.sure = Meaning::Sure::ambiguous;
    return meaning;
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
  static const Gazetteer gazetteer(Airports::shipped());
  return gazetteer;
}

const Gazetteer::Index& Gazetteer::index() const {
  std::call_once(once_, [this] { index_ = std::make_unique<const Index>(airports_); });
  return *index_;
}

Meaning Gazetteer::resolve(std::string_view text, const PlaceContext& context) const {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_text) return {};
  using Among = PlaceContext::Among;
  if (context.among == Among::countries)
    if (const Country* country = Countries::shipped().find(text); country && country->at)
      return certainly(*country);
  if (const Airport* coded = airports_.find(text, context.day)) {
    const bool as_code =
        context.among == Among::codes || (context.among != Among::capital_names && !has_small_letters(text));
    Meaning meaning =
        as_code ? certainly(*coded) : Reader(airports_, index(), context).code_or_town(*coded, text);
    meaning.dated = meaning.dated || airports_.find(text, "1900-01-01") != airports_.find(text);
    return meaning;
  }
  return Reader(airports_, index(), context).read(text);
}

std::vector<const Airport*> Gazetteer::search(std::string_view query, std::size_t count,
                                              std::string_view day) const {
  std::vector<const Airport*> result;
  const auto add = [&](const Airport* a) {
    if (a && result.size() < count && std::ranges::find(result, a) == result.end()) result.push_back(a);
  };
  const Meaning meaning = resolve(query, {.day = std::string(day)});
  add(meaning.airport);
  std::ranges::for_each(meaning.others, add);
  std::ranges::for_each(airports_.search(query, count, day), add);
  return result;
}

}  // namespace homebound::data
