#include "scenario/read/place_book.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "data/register/fold.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"
#include "scenario/read/read_track.h"

namespace homebound::scenario {
namespace {

constexpr std::size_t suggestions = 3;

Place place_of(const data::Airport& airport, const std::string& id) {
  return {.id = id,
          .iata = airport.iata,
          .icao = airport.icao,
          .name = {airport.name, airport.name_zh},
          .city = {airport.city, airport.city_zh},
          .at = airport.at,
          .zone = airport.zone,
          .country = airport.country};
}

std::string name_of_position(LonLat at) {
  return fmt::format("{:.3f}°{} {:.3f}°{}", std::abs(at.lat), at.lat < 0 ? 'S' : 'N', std::abs(at.lon),
                     at.lon < 0 ? 'W' : 'E');
}

// The bytes of a text from one to before another.
struct Piece {
  std::size_t from, to;
};
// Returns the words of a name and, of Chinese text, each character.
std::vector<Piece> pieces_of(std::string_view name) {
  constexpr char32_t ideographs = 0x2E80;
  constexpr std::string_view gaps = " -/,()_";
  std::vector<Piece> pieces;
  bool goes_on = false;
  for (std::size_t i = 0; i < name.size();) {
    const Character c = character_at(name, i);
    const bool gap = c.bytes == 1 && gaps.find(name[i]) != std::string_view::npos;
    if (goes_on && !gap && c.code < ideographs)
      pieces.back().to = i + c.bytes;
    else if (!gap)
      pieces.push_back({i, i + c.bytes});
    goes_on = !gap && c.code < ideographs;
    i += c.bytes;
  }
  return pieces;
}

// Returns how to write the first of the candidates so that it cannot be mistaken: by its code, unless that is
// what may be mistaken.
std::string example_of(const data::Meaning& meaning, const std::string& name) {
  for (const data::Candidate& c : meaning.others) {
    if (c.country) return c.country->iso;
    if (!c.airport->iata.empty() && upper(name) != c.airport->iata) return c.airport->iata;
    if (!c.airport->icao.empty() && upper(name) != c.airport->icao) return c.airport->icao;
  }
  return "51.47, -0.45";
}

bool is_open(const data::Airport& airport, Instant t) {
  if (airport.opened.empty() && airport.closed.empty()) return true;
  const std::string day = iso_date(t, airport.zone);
  return (airport.opened.empty() || day >= airport.opened) &&
         (airport.closed.empty() || day <= airport.closed);
}

// Tells whether two points, by their directions, surely lie farther apart: no geodesic is shorter than their
// chord times the least radius of the ellipsoid's curvature.
bool is_beyond(Vec3 a, Vec3 b, Metres reach) {
  constexpr Metres least_radius{6335e3};
  return least_radius * norm(a - b) > reach;
}

// Cells of space a little wider than an airport's surroundings: what is near lies in a cell or beside it.
constexpr double cells_across = 600;  // the earth's radius
static_assert(6335e3 / cells_across > at_airport.value);

}  // namespace

PlaceBook::Cell PlaceBook::cell_of(Vec3 v) {
  const auto index = [](double x) { return static_cast<int>(std::floor(x * cells_across)); };
  return {index(v.x), index(v.y), index(v.z)};
}

void PlaceBook::note_places() {
  for (; noted_ < places_.size(); ++noted_) {
    cells_[cell_of(to_vector(places_[noted_].at))].push_back(noted_);
    taken_.insert(places_[noted_].id);
  }
}

PlaceBook::PlaceBook(std::vector<Place>& places, const data::Airports& airports, Findings& findings)
    : places_(places),
      airports_(airports),
      own_gazetteer_(&airports == &data::Airports::shipped() ? nullptr
                                                             : std::make_unique<data::Gazetteer>(airports)),
      gazetteer_(own_gazetteer_ ? *own_gazetteer_ : data::Gazetteer::shipped()),
      findings_(findings),
      ids_({"place", "地点"}, findings) {}

void PlaceBook::declare(const toml::table& table, const std::string& zone) {
  TomlReader entry(table, Sort::place, findings_);
  const auto id = entry.required_string("id");
  const auto code = entry.string("airport");
  const data::Airport* known = code ? airport(*code, entry.where("airport")) : nullptr;

  Place place;
  if (known) place = place_of(*known, {}), place.airport = code->value;
  place.declared = true;
  place.id = id ? id->value : "";
  if (!code) {
    entry.require("name");
    entry.require("lon");
    entry.require("lat");
  }
  if (Text name = entry.text("name"); !name.empty()) place.name = std::move(name);
  if (Text city = entry.text("city"); !city.empty()) place.city = std::move(city);
  const auto lon = entry.number("lon"), lat = entry.number("lat");
  place.at = {lon.value_or(place.at.lon), lat.value_or(place.at.lat)};
  if (const auto own_zone = entry.zone("zone")) place.zone = own_zone->value;
  if (const auto country = entry.string("country")) place.country = country->value;
  entry.finish();

  if (place.zone.empty()) place.zone = zone;
  if (place.zone.empty() && id && lon && lat) place.zone = zone_for(place, *id);
  if (place.zone.empty()) place.zone = "UTC";
  if (id) {
    ids_.add(*id, places_.size());
    std::set<std::string> names;
    for (const Text& text : {place.name, known ? place.city : Text{}})
      for (const std::string& name : {text.english, text.chinese}) names.insert(data::folded(name));
    names.erase("");
    for (const std::string& name : names)
      if (const auto [entry_of, is_new] = own_names_.try_emplace(name, id->value); !is_new)
        entry_of->second.clear();
  }
  if (known) {
    by_airport_.emplace(known, places_.size());
    airport_of_.emplace(places_.size(), known);
  }
  places_.push_back(std::move(place));
}

// Where all clocks nearby agree, the zone is sure enough for a note.
std::string PlaceBook::zone_for(const Place& place, const Placed<std::string>& id) {
  const data::Airport* clock = about(place.at, undated).clock;
  std::string zone = clock ? clock->zone : "UTC";
  const Text text =
      clock ? told("place '{}' names no time zone: that of {} ({}), the nearest airport, is used",
                   "地点“{}”未注明时区：采用最近机场 {} 的时区（{}）", id.value,
                   clock->iata.empty() ? clock->icao : clock->iata, zone)
            : told("place '{}' names no time zone: UTC is used", "地点“{}”未注明时区：采用 UTC", id.value);
  if (zone_around(place.at, undated))
    findings_.note(id.at, text);
  else
    findings_.warning(id.at, text);
  return zone;
}

std::optional<std::size_t> PlaceBook::own(const std::string& name) {
  if (const auto known = ids_.index_of(name)) return known;
  if (own_names_.empty()) return std::nullopt;
  const auto named = own_names_.find(data::folded(name));
  // An airport's code stays that: a place may bear it as a name.
  if (named == own_names_.end() || named->second.empty() || airports_.find(name)) return std::nullopt;
  return ids_.index_of(named->second);
}

std::optional<std::size_t> PlaceBook::find(const Placed<std::string>& name, const std::string& where,
                                           const data::PlaceContext& context) {
  if (const auto known = own(name.value)) return known;
  const data::Meaning found = meaning(name.value, context);
  tell(found, name, where, {"airport or place", "机场或地点"});
  return found.found() ? std::optional(index_of(found, name.value)) : std::nullopt;
}

data::PlaceContext PlaceBook::context_of(const std::set<std::string_view>& names) {
  using Among = data::PlaceContext::Among;
  constexpr double all_but_few = 0.99, nearly_all = 0.9, most = 0.8, some = 0.1;
  constexpr std::size_t enough = 5;  // names that tell what the others are, or where they lie
  std::size_t codes = 0, words = 0, countries = 0, only_countries = 0, all = 0, certain = 0;
  std::map<std::string, std::size_t> at_home;
  const auto is_share = [](std::size_t part, std::size_t whole, double least) {
    return static_cast<double>(part) >= least * static_cast<double>(whole);
  };
  // So many codes are no names, and need not be looked up among them.
  const auto known = static_cast<std::size_t>(std::ranges::count_if(
      names, [&](std::string_view name) { return own(std::string(name)) || airports_.find(name); }));
  const bool only_codes = known >= enough && is_share(known, names.size(), all_but_few);
  for (const std::string_view name : names) {
    if (own(std::string(name))) continue;
    ++all;
    const data::Airport* coded = airports_.find(name);
    if (only_codes && !coded) continue;  // of few, what they may be does not matter
    const data::Meaning as_name =
        gazetteer_.resolve(name, {.among = only_codes ? Among::codes : Among::names});
    countries += !data::Countries::shipped().named(name).empty();
    // What is a code and a name as well does not tell which the others are.
    const bool only_code = coded && as_name.airport == coded;
    codes += only_code;
    words += !coded && (name.size() > 4 || as_name.sure != data::Meaning::Sure::unknown);
    only_countries += !coded && as_name.country;
    if (!as_name.airport || !(only_code || as_name.sure == data::Meaning::Sure::certain)) continue;
    ++certain, ++at_home[as_name.airport->country];
  }
  data::PlaceContext context;
  if (only_countries > 0 && is_share(countries, all, most)) {
    context.among = Among::countries;
  } else if (codes + words > 0) {
    context.among = words <= codes ? Among::codes : Among::names;
  }
  for (const auto& [country, count] : at_home) {
    if (is_share(count, certain, some)) context.lands.insert(country);
    if (certain >= enough && is_share(count, certain, nearly_all)) context.usual = country;
  }
  return context;
}

data::Meaning PlaceBook::meaning(const std::string& name, data::PlaceContext context) const {
  if (context.among == data::PlaceContext::Among::unknown) context.among = usual_.among;
  if (context.usual.empty()) context.usual = usual_.usual;
  if (context.lands.empty()) context.lands = usual_.lands;
  return gazetteer_.resolve(name, context);
}

std::vector<LonLat> PlaceBook::places_named(const std::string& name) {
  if (const auto known = own(name)) return {places_[*known].at};
  return gazetteer_.places_named(name);
}

std::size_t PlaceBook::index_of(const data::Meaning& meaning, const std::string& name) {
  if (meaning.country) return index_of(*meaning.country);
  if (meaning.position && !meaning.town.empty()) return town(meaning);
  if (meaning.position) return near(*meaning.position, undated);
  const data::Airport& a = *meaning.airport;
  if (upper(name) == a.icao) return index_of(a, a.icao);
  const std::string& code = a.iata.empty() ? a.icao : a.iata;
  return index_of(a, code.empty() ? name : code);
}

data::PlaceContext PlaceBook::beside(const std::string& name, data::PlaceContext context) {
  if (const auto known = own(name)) {
    context.other = places_[*known].country, context.other_at = places_[*known].at;
    return context;
  }
  const data::Meaning found = meaning(name, context);
  if (!found.found()) return context;
  if (found.country) context.other = found.country->iso, context.other_at = found.country->at;
  if (found.airport) context.other = found.airport->country, context.other_at = found.airport->at;
  if (found.position) context.other_at = found.position;
  if (!found.town_country.empty()) context.other = found.town_country;
  return context;
}

std::size_t PlaceBook::index_of(const data::Airport& airport, const std::string& id) {
  const auto [entry, is_new] = by_airport_.try_emplace(&airport, places_.size());
  if (is_new) {
    airport_of_.emplace(places_.size(), &airport);
    places_.push_back(place_of(airport, id));
  }
  return entry->second;
}

// Adds a country as a place that the scenario might have declared, so that a file of it says where it lies.
// Its zone is that of its largest airport, or else of the airport nearest to it.
std::size_t PlaceBook::index_of(const data::Country& country) {
  const auto [entry, is_new] = by_country_.try_emplace(&country, places_.size());
  if (!is_new) return entry->second;
  const auto largest = std::ranges::find(airports_.all(), country.iso, &data::Airport::country);
  const data::Airport* clock = largest == airports_.all().end() ? about(country.at, {}).clock : &*largest;
  places_.push_back({.id = country.name,
                     .name = {country.name, country.name_zh},
                     .city = {},
                     .at = country.at,
                     .zone = clock ? clock->zone : "UTC",
                     .country = country.iso,
                     .declared = true});
  return entry->second;
}

PlaceBook::About PlaceBook::about(LonLat at, Instant t) const {
  About found;
  Metres best_away{0}, clock_away{500e3};
  const Vec3 here = to_vector(at);
  if (directions_.empty())
    for (const data::Airport& a : airports_.all()) directions_.push_back(to_vector(a.at));
  for (std::size_t i = 0; i < directions_.size(); ++i) {
    if (is_beyond(directions_[i], here, std::max(clock_away, at_airport))) continue;
    const data::Airport& a = airports_.all()[i];
    const Metres away = geodesic_inverse(a.at, at).distance;
    if (away < clock_away) found.clock = &a, clock_away = away;
    if (away > at_airport || !is_open(a, t)) continue;
    if (!found.best || (a.major && !found.best->major) || (a.major == found.best->major && away < best_away))
      found.best = &a, best_away = away;
  }
  return found;
}

std::size_t PlaceBook::near(LonLat at, Instant t) {
  note_places();
  const Cell here = cell_of(to_vector(at));
  std::optional<std::size_t> known;  // the first of those near
  const auto look = [&](std::size_t i) {
    if ((known && *known < i) || is_seen(i)) return;
    // A position that is named for itself says where it is.
    const bool bare = places_[i].id == name_of_position(places_[i].at);
    if (geodesic_inverse(places_[i].at, at).distance <= (bare ? same_field : at_airport)) known = i;
  };
  for (int x = -1; x <= 1; ++x)
    for (int y = -1; y <= 1; ++y)
      for (int z = -1; z <= 1; ++z)
        if (const auto cell = cells_.find({here[0] + x, here[1] + y, here[2] + z}); cell != cells_.end())
          std::ranges::for_each(cell->second, look);
  if (known) return *known;
  if (const data::Airport* best = about(at, t).best)
    return index_of(*best, best->iata.empty() ? best->icao : best->iata);
  const std::string id = name_of_position(at);
  ids_.add({id, {}}, places_.size());
  places_.push_back(
      {.id = id, .name = {id, ""}, .city = {}, .at = at, .zone = zone_around(at, t).value_or("UTC")});
  return places_.size() - 1;
}

std::optional<std::string> PlaceBook::zone_around(LonLat at, Instant t) const {
  const data::Airport* nearest = nullptr;
  Metres nearest_away{100e3};
  std::optional<std::chrono::minutes> offset;
  for (const data::Airport& a : airports_.all()) {
    if (std::abs(a.at.lat - at.lat) > 1) continue;  // degrees: more than 100 km
    const Metres away = geodesic_inverse(a.at, at).distance;
    if (away > Metres{100e3}) continue;
    const auto own = zone_offset(t, a.zone);
    if (offset && *offset != own) return std::nullopt;
    offset = own;
    if (away < nearest_away) nearest = &a, nearest_away = away;
  }
  return nearest ? std::optional(nearest->zone) : std::nullopt;
}

std::size_t PlaceBook::at(LonLat at, const std::string& name, Instant t) {
  const auto key = std::tuple(at.lon, at.lat, name);
  if (const auto known = by_position_.find(key); known != by_position_.end()) return known->second;
  const auto [best, clock] = about(at, t);
  if (best && name.empty())
    return by_position_[key] = index_of(*best, best->iata.empty() ? best->icao : best->iata);
  const std::string shown = name.empty() ? name_of_position(at) : name;
  note_places();
  const auto is_taken = [&](const std::string& id) { return airports_.find(id) || taken_.contains(id); };
  std::string id = shown;
  for (int n = 1; is_taken(id); ++n) id = fmt::format("{} ({})", shown, n);
  places_.push_back({.id = id,
                     .name = {shown, ""},
                     .city = {},
                     .at = at,
                     .zone = clock ? clock->zone : "UTC",
                     .declared = true});
  return by_position_[key] = places_.size() - 1;
}

std::size_t PlaceBook::town(const data::Meaning& meaning) {
  const std::size_t place = at(*meaning.position, meaning.town.english, undated);
  places_[place].name = places_[place].city = meaning.town;
  places_[place].country = meaning.town_country;
  return place;
}

std::size_t PlaceBook::seen(LonLat at, bool last, Instant t) {
  const std::string where = name_of_position(at);
  const Text name =
      last ? told("last seen at {}", "最后见于 {}", where) : told("first seen at {}", "首次见于 {}", where);
  const auto [entry, is_new] = seen_.try_emplace(name.english, places_.size());
  if (!is_new) return entry->second;
  places_.push_back({.id = name.english, .name = name, .at = at, .zone = zone_around(at, t).value_or("UTC")});
  return entry->second;
}

bool PlaceBook::is_seen(std::size_t place) const {
  return std::ranges::any_of(seen_, [&](const auto& entry) { return entry.second == place; });
}

void PlaceBook::keep(std::size_t count) {
  if (count == places_.size()) return;
  ++drops_;
  std::erase_if(by_airport_, [&](const auto& entry) { return entry.second >= count; });
  std::erase_if(by_country_, [&](const auto& entry) { return entry.second >= count; });
  std::erase_if(airport_of_, [&](const auto& entry) { return entry.first >= count; });
  std::erase_if(seen_, [&](const auto& entry) { return entry.second >= count; });
  std::erase_if(by_position_, [&](const auto& entry) { return entry.second >= count; });
  for (; noted_ > count; --noted_) {
    const Place& last = places_[noted_ - 1];
    cells_[cell_of(to_vector(last.at))].pop_back();
    taken_.erase(taken_.find(last.id));
  }
  places_.resize(count);
}

void PlaceBook::warn_if_closed(const Placed<std::string>& name, std::size_t place, std::optional<Instant> t,
                               const std::string& where) {
  if (const auto closed = closed_at(name.value, place, t))
    findings_.warning(name.at, told("{}: {}", "{}：{}", where, *closed));
}

std::optional<Text> PlaceBook::closed_at(const std::string& name, std::size_t place,
                                         std::optional<Instant> t) const {
  const auto found = airport_of_.find(place);
  if (found == airport_of_.end()) return std::nullopt;
  const data::Airport& airport = *found->second;
  if (t && airport.now.empty() && airport.opened.empty() && airport.closed.empty()) return std::nullopt;
  const std::string day = t ? iso_date(*t, airport.zone) : "";
  if (day.empty() || !airport.now.empty())
    if (auto note = data::note_of_code(airport, day)) return note;
  if (day.empty() || (airport.opened.empty() && airport.closed.empty())) return std::nullopt;
  const bool early = !airport.opened.empty() && day < airport.opened;
  const bool late = !airport.closed.empty() && day > airport.closed;
  if (!early && !late) return std::nullopt;
  const data::Airport* other = airports_.other_of_city(airport, day);
  const Text instead = other ? told("; {}'s airport that day was {} ({})", "；{}当日的机场为 {}（{}）",
                                    other->city, other->iata, other->icao)
                             : Text{};
  if (early)
    return told("{} opened on {}, after this flight of {}{}", "{} 启用于 {}，晚于此航班的 {}{}", name,
                airport.opened, day, instead);
  return told("{} closed on {}, before this flight of {}{}", "{} 关闭于 {}，早于此航班的 {}{}", name,
              airport.closed, day, instead);
}

const data::Airport* PlaceBook::airport(const Placed<std::string>& name, const std::string& where) {
  data::Meaning found = meaning(name.value, {.among = data::PlaceContext::Among::codes});
  if (!found.airport) found = found.sure == data::Meaning::Sure::ambiguous ? found : data::Meaning{};
  tell(found, name, where, {"airport", "机场"});
  return found.airport;
}

std::vector<const data::Airport*> PlaceBook::airports_of_part(const std::string& name) const {
  constexpr std::size_t longest_code = 4;
  const std::vector<Piece> pieces = pieces_of(name);
  for (std::size_t length = pieces.size(); length > 0; --length)
    for (std::size_t first = pieces.size() - length + 1; first-- > 0;) {
      const std::size_t from = pieces[first].from, to = pieces[first + length - 1].to;
      const std::string part = name.substr(from, to - from);
      if (part.size() <= longest_code || gazetteer_.places_named(part).empty()) continue;
      const data::Meaning meant = meaning(part, {.among = data::PlaceContext::Among::names});
      std::vector<const data::Airport*> all;
      if (meant.airport) all.push_back(meant.airport);
      for (const data::Candidate& c : meant.others)
        if (c.airport && std::ranges::find(all, c.airport) == all.end()) all.push_back(c.airport);
      if (!all.empty()) return all;
    }
  return {};
}

Text PlaceBook::nearest(const std::string& name) const {
  constexpr std::size_t longest_name = 60, longest_code = 4;
  if (name.size() > longest_name) return {};  // too long to be near any name, and slow to compare
  const auto named = [](const data::Airport& a) {
    return told("{} ({})", "{}（{}）", Text{a.name, a.name_zh.empty() ? a.name : a.name_zh},
                a.iata.empty() ? a.icao : a.iata);
  };
  if (const auto towns = gazetteer_.places_named(name); !towns.empty()) {
    std::vector<std::pair<double, const data::Airport*>> around;
    for (const data::Airport& a : airports_.all())
      if (a.major || a.medium) around.emplace_back(geodesic_inverse(a.at, towns.front()).distance.value, &a);
    const std::size_t few = std::min(around.size(), suggestions);
    std::partial_sort(around.begin(), around.begin() + static_cast<std::ptrdiff_t>(few), around.end());
    Text list;
    for (std::size_t i = 0; i < few; ++i) {
      const auto& [metres, airport] = around[i];
      const Text one = told("{}, {:.0f} km away", "{}，距{:.0f}公里", named(*airport), metres / 1000);
      list = list.empty() ? one : told("{}; {}", "{}；{}", list, one);
    }
    return told("; it is a town without an airport of its own; the nearest are {}",
                "；该城镇没有机场；最近的有{}", list);
  }
  std::vector<std::string> ids = homebound::nearest(name, ids_.names(), suggestions);
  std::vector<Text> found;
  found.reserve(ids.size());
  for (std::string& id : ids) found.push_back(as_is(std::move(id)));
  for (const data::Airport* a : airports_of_part(name)) found.push_back(named(*a));
  // What is no code may be a slip in a name.
  if (name.size() >= longest_code)
    for (const data::Airport* a : airports_.search(name, suggestions))
      if (std::ranges::find(found, a->iata.empty() ? a->icao : a->iata, &Text::english) == found.end())
        found.push_back(named(*a));
  if (found.size() == ids.size() && name.size() <= longest_code)
    for (std::string& code : airports_.nearest_codes(name, suggestions + ids.size()))
      if (std::ranges::find(found, code, &Text::english) == found.end())  // it may be a place's id
        found.push_back(as_is(std::move(code)));
  Text list;
  for (std::size_t i = 0; i < std::min(found.size(), suggestions); ++i)
    list = list.empty() ? found[i] : told("{}, {}", "{}、{}", list, found[i]);
  return list.empty() ? Text{} : told("; the nearest are {}", "；相近的有{}", list);
}

void PlaceBook::tell(const data::Meaning& meaning, const Placed<std::string>& name, const std::string& where,
                     const Text& sort) {
  using Sure = data::Meaning::Sure;
  const std::string said = shortened(name.value);
  if (meaning.sure == Sure::assumed)
    findings_.warning(name.at, told("{}: '{}': {}", "{}：“{}”：{}", where, said, data::described(meaning)));
  if (meaning.sure == Sure::ambiguous)
    findings_.unknown_id(name.at,
                         told("{}: '{}' may be {}; say which, as in {}", "{}：“{}”可能是{}；请指明，例如 {}",
                              where, said, data::described(meaning), example_of(meaning, name.value)),
                         name.value);
  if (meaning.sure == Sure::unknown)
    findings_.unknown_id(
        name.at, told("{}: unknown {} '{}'{}", "{}：未知的{}“{}”{}", where, sort, said, nearest(name.value)),
        name.value);
}

}  // namespace homebound::scenario
