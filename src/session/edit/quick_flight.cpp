#include "session/edit/quick_flight.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "data/places/gazetteer.h"
#include "geo/measure/geodesic.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/durations.h"

namespace homebound::session {
namespace {

using scenario::CellTime;
using scenario::Scenario;
using scenario::TypedFields;

const scenario::Place* place_named(const Scenario& s, std::string_view id) {
  const auto found = std::ranges::find(s.places, id, &scenario::Place::id);
  return found == s.places.end() ? nullptr : &*found;
}

// Returns the zone of a place as it is typed; empty when nothing has that name.
std::string zone_of(const Scenario& s, const std::string& typed) {
  if (const scenario::Place* const own = place_named(s, typed)) return own->zone;
  const data::Meaning meaning = data::Gazetteer::shipped().resolve(typed);
  return meaning.airport == nullptr ? "" : meaning.airport->zone;
}

std::optional<Instant> instant_of(const std::string& local, const std::string& zone) {
  if (const auto t = parse_instant(local)) return t;
  const auto clock = parse_local_time(local);
  if (!clock || zone.empty()) return std::nullopt;
  return resolve_local(*clock, zone).first;
}

std::string on_clock(Instant t, const std::string& zone) { return format_time(t, zone, "%Y-%m-%dT%H:%M:00"); }

std::string* typed_value(TypedFields& typed, std::string_view key) {
  const auto field = std::ranges::find(typed, key, [](const auto& f) { return std::string_view(f.first); });
  return field == typed.end() ? nullptr : &field->second;
}

std::optional<CellTime> time_in(const std::string& typed) {
  const bool bare = (typed.size() == 3 || typed.size() == 4) && std::ranges::all_of(typed, is_digit);
  return scenario::cell_time(bare ? typed.substr(0, typed.size() - 2) + ":" + typed.substr(typed.size() - 2)
                                  : typed);
}

// Tells whether a time says its day, or is none.
bool has_day(const std::string& typed) {
  const auto t = time_in(typed);
  return !typed.starts_with('+') && (!t || t->has_date());
}

// Returns an arrival in full: "+2h", or a time that the clock there shows once a day, of which the first
// after the departure is meant.
std::string time_after(Instant left, const std::string& typed, const std::string& zone) {
  if (typed.starts_with('+')) {
    const auto after =
        scenario::duration_in(std::string_view(typed).substr(1), scenario::DurationUnit::hours);
    return after ? on_clock(left + *after, zone) : typed;
  }
  for (const int days : {-1, 0, 1}) {
    std::string local = whole_time(typed, iso_date(left + std::chrono::hours(24 * days), zone));
    if (instant_of(local, zone).value_or(left) > left) return local;
  }
  return typed;
}

double nearest_distance(const Scenario& s, LonLat at) {
  double nearest = 1e9;
  for (const scenario::Place& p : s.places)
    nearest = std::min(nearest, geodesic_inverse(p.at, at).distance.value);
  return nearest;
}

bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [x, y] = std::ranges::mismatch(a, b);
  if (x == a.end()) return false;
  const auto i = static_cast<std::size_t>(x - a.begin());
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace

TypedFields shared_with_last(const Document& document) {
  TypedFields shared;
  const auto text = text_of(document);
  const scenario::TomlOutline outline(*text);
  const std::size_t count = scenario::entry_count(outline, scenario::Sort::flight);
  if (count == 0) return shared;
  const scenario::Entry last{scenario::Sort::flight, count - 1, {}};
  for (const char* const key : {"from", "kind", "source"})
    if (auto typed = scenario::field_text(outline, *text, last, key)) shared.emplace_back(key, *typed);
  for (const char* const key : {"depart", "date", "arrive"})
    if (const auto typed = scenario::field_text(outline, *text, last, key); typed && typed->size() >= 10) {
      shared.emplace_back("date", typed->substr(0, 10));
      break;
    }
  return shared;
}

std::string whole_time(const std::string& typed, const std::string& day) {
  if (parse_instant(typed) || parse_local_time(typed)) return typed;
  const auto t = time_in(typed);
  if (!t || !t->time) return typed;
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(*t->time).count();
  const auto certain = t->day ? t->day->certain() : std::nullopt;
  const std::string date = certain ? scenario::iso_day(*certain) : t->has_date() ? "" : day;
  if (date.empty() || minutes >= 24L * 60) return typed;
  std::string local = fmt::format("{}T{:02}:{:02}:00", date, minutes / 60, minutes % 60);
  if (!t->offset) return local;
  const long east = t->offset->count();
  return fmt::format("{}{}{:02}:{:02}", local, east < 0 ? '-' : '+', std::abs(east) / 60,
                     std::abs(east) % 60);
}

TypedFields with_whole_times(TypedFields typed, const Scenario& s, const std::string& day) {
  std::string *const depart = typed_value(typed, "depart"), *const arrive = typed_value(typed, "arrive");
  if (depart != nullptr) *depart = whole_time(*depart, day);
  if (arrive == nullptr || arrive->empty()) return typed;
  const std::string *const from = typed_value(typed, "from"), *const to = typed_value(typed, "to");
  const std::string to_zone = to == nullptr ? "" : zone_of(s, *to);
  const auto left =
      depart == nullptr || from == nullptr ? std::nullopt : instant_of(*depart, zone_of(s, *from));
  const bool follows = left && !to_zone.empty() && !has_day(*arrive);
  *arrive = follows ? time_after(left.value_or(Instant{}), *arrive, to_zone) : whole_time(*arrive, day);
  return typed;
}

std::optional<NearMiss> near_miss(std::string_view code, const Scenario& s) {
  const auto& airports = data::Airports::shipped();
  const std::string typed = upper(code);
  const data::Airport* const little = code.size() == 3 ? airports.find(typed) : nullptr;
  if (little == nullptr || little->major || little->medium || place_named(s, typed) != nullptr)
    return std::nullopt;
  const double far = nearest_distance(s, little->at);
  std::optional<NearMiss> found;
  double nearest = far;
  for (const data::Airport& a : airports.all()) {  // the largest first
    if (!a.major || !one_letter_apart(typed, a.iata) || !data::has_flights(a, {})) continue;
    const double distance = nearest_distance(s, a.at);
    if (s.places.empty()) return NearMiss{little, &a};
    if (distance < nearest) nearest = distance, found = NearMiss{little, &a};
  }
  return found;
}

}  // namespace homebound::session
