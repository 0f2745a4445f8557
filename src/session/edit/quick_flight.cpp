#include "session/edit/quick_flight.h"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "data/places/gazetteer.h"
#include "geo/measure/geodesic.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/durations.h"
#include "words/dates.h"

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

// Returns the days that a date may mean, in days from 1970-01-01, each once; `year` is that of a date without
// one.
std::vector<int> days_of(const CellTime& t, std::optional<int> year) {
  std::vector<int> days;
  const auto add = [&](std::optional<int> day) {
    if (day && std::ranges::find(days, *day) == days.end()) days.push_back(*day);
  };
  if (t.day)
    for (const scenario::DayOrder order : scenario::day_orders) add(t.day->in(order));
  else if (t.without_year && year)
    add(scenario::day_number(*year, t.without_year->month, t.without_year->day));
  return days;
}

// Returns the day that a date means; nullopt where it says none. Throws Error for one that may be several
// days, and for one without a year where `near` has none.
std::optional<int> day_of(const CellTime& t, const std::string& typed, const std::string& near) {
  if (!t.has_date()) return std::nullopt;
  const std::set<int> years = scenario::years_in(near);
  const std::optional<int> year = years.empty() ? std::nullopt : std::optional(*years.begin());
  if (t.without_year && !year)
    throw Error(told("'{}' does not say its year; expected a date such as 24 Apr 2023",
                     "“{}”没有年份；应为日期，例如2023年4月24日", typed));
  const std::vector<int> days = days_of(t, year);
  if (days.empty()) return std::nullopt;
  if (days.size() == 1) return days.front();
  const auto each = [&](std::string_view between, const auto& said_of) {
    std::string all;
    for (const int day : days) all.append(all.empty() ? "" : between).append(said_of(day));
    return all;
  };
  const auto said = [&](Language language, std::string_view between) {
    return each(between,
                [&](int day) { return medium_date(Instant(std::chrono::days(day)), "UTC", language); });
  };
  const Text means{said(Language::english, " or "), said(Language::chinese, "或")},
      written{each(" or ", scenario::iso_day), each(" 或 ", scenario::iso_day)};
  throw Error(told("'{}' may be {}: type {}", "“{}”可能是{}：请输入 {}", typed, means, written));
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
  const auto own = day_of(*t, typed, day);
  const std::string date = own ? scenario::iso_day(*own) : t->has_date() ? "" : day;
  if (date.empty() || minutes >= 24L * 60) return typed;
  std::string local = fmt::format("{}T{:02}:{:02}:00", date, minutes / 60, minutes % 60);
  if (!t->offset) return local;
  const long east = t->offset->count();
  return fmt::format("{}{}{:02}:{:02}", local, east < 0 ? '-' : '+', std::abs(east) / 60,
                     std::abs(east) % 60);
}

std::string whole_day(const std::string& typed, const std::string& near) {
  const auto t = time_in(typed);
  if (!t || t->time) return typed;
  const auto day = day_of(*t, typed, near);
  return day ? scenario::iso_day(*day) : typed;
}

TypedFields with_whole_times(TypedFields typed, const Scenario& s, const std::string& given,
                             const std::string& near) {
  std::string day = whole_day(given, near);
  if (std::string* const date = typed_value(typed, "date"); date != nullptr && !date->empty())
    day = *date = whole_day(*date, day.empty() ? near : day);
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
