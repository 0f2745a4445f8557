#include "session/edit/typed_times.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "data/places/gazetteer.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/durations.h"
#include "words/dates.h"

namespace homebound::session {
namespace {

using scenario::CellTime;
using scenario::Entry;
using scenario::Scenario;
using scenario::Sort;
using scenario::TypedFields;

const scenario::Place* own_place(const Scenario& s, std::string_view id) {
  const auto found = std::ranges::find(s.places, id, &scenario::Place::id);
  return found == s.places.end() ? nullptr : &*found;
}

std::string on_clock(Instant t, const std::string& zone) { return format_time(t, zone, "%Y-%m-%dT%H:%M:00"); }

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

}  // namespace

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

std::string zone_of(const Scenario& s, const std::string& typed) {
  if (const scenario::Place* const own = own_place(s, typed)) return own->zone;
  const data::Meaning meaning = data::Gazetteer::shipped().resolve(typed);
  return meaning.airport == nullptr ? "" : meaning.airport->zone;
}

std::optional<Instant> instant_of(const std::string& local, const std::string& zone) {
  if (const auto t = parse_instant(local)) return t;
  const auto clock = parse_local_time(local);
  if (!clock || zone.empty()) return std::nullopt;
  return resolve_local(*clock, zone).first;
}

bool has_day(const std::string& typed) {
  const auto t = time_in(typed);
  return !typed.starts_with('+') && (!t || t->has_date());
}

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

namespace {

// Fills in the times of one entry.
class EntryTimes {
 public:
  EntryTimes(const scenario::TomlOutline& outline, const std::string& text, const Scenario& s,
             const Entry& entry, bool fresh, TypedFields typed)
      : outline_(outline), text_(text), s_(s), entry_(entry), fresh_(fresh), typed_(std::move(typed)) {}

  TypedFields in_full() {
    for (const bool own_day : {true, false})  // the others lie on the days of these
      for (const scenario::EntryField& field : scenario::entry_sort(entry_.sort).fields)
        if (field.type == scenario::FieldType::time)
          for (auto& [key, typed] : typed_)
            if (key == field.key && !typed.empty() && has_day(typed) == own_day) typed = whole(key, typed);
    return std::move(typed_);
  }

 private:
  std::string written(const Entry& entry, std::string_view key) const {
    if (fresh_ && &entry == &entry_) return "";
    return scenario::field_text(outline_, text_, entry, key).value_or("");
  }
  // Returns what the entry will say: what is typed, or else what it says.
  std::string said(std::string_view key) const {
    for (const auto& [other, typed] : typed_)
      if (other == key) return typed;
    return written(entry_, key);
  }
  static std::string day_in(const std::string& time) {
    const std::string day = time.substr(0, 10);
    return parse_local_time(day + "T00:00") ? day : "";
  }
  std::string any_day(const Entry& entry) const {
    for (const scenario::EntryField& field : scenario::entry_sort(entry.sort).fields)
      if (field.type == scenario::FieldType::time)
        if (std::string day = day_in(&entry == &entry_ ? said(field.key) : written(entry, field.key));
            !day.empty())
          return day;
    return "";
  }
  // Returns the day that a time of the entry is on where it does not say one: that of what stands there, of
  // the entry's other times, of the entry before, of the first departure.
  std::string near(const std::string& key) const {
    if (std::string day = day_in(written(entry_, key)); !day.empty()) return day;
    if (std::string day = any_day(entry_); !day.empty()) return day;
    if (entry_.index > 0)
      if (std::string day = any_day({entry_.sort, entry_.index - 1, {}}); !day.empty()) return day;
    std::optional<Instant> first;
    for (const scenario::Flight& f : s_.flights)
      if (f.depart && (!first || f.depart->at < *first)) first = f.depart->at;
    return first ? iso_date(*first, s_.zone) : "";
  }

  std::string zone_for(const std::string& key) const {
    const bool zoned = scenario::find_field(scenario::entry_sort(entry_.sort), key + ".zone") != nullptr;
    if (std::string own = zoned ? said(key + ".zone") : std::string(); !own.empty()) return own;
    const char* const place = entry_.sort == Sort::event    ? "place"
                              : entry_.sort != Sort::flight ? ""
                              : key.starts_with("arrive")   ? "to"
                                                            : "from";
    if (*place == '\0') return s_.zone;
    std::string zone = zone_of(s_, said(place));
    return zone.empty() ? s_.zone : zone;
  }
  // Returns the time after which this one lies: the departure of an arrival, the beginning of an end.
  std::string begins_with(const std::string& key) const {
    if (entry_.sort == Sort::flight) {
      if (!key.starts_with("arrive")) return "";
      std::string same = "depart" + key.substr(std::string_view("arrive").size());
      return said(same).empty() ? "depart" : same;
    }
    if (key == "to") return "from";
    return key != "until" ? "" : entry_.sort == Sort::event ? "at" : "since";
  }

  std::string whole(const std::string& key, const std::string& typed) const {
    const std::string begin = begins_with(key);
    const bool moves = typed.starts_with('+') || entry_.sort == Sort::flight || written(entry_, key).empty();
    if (!begin.empty() && moves && !has_day(typed))
      if (const auto from = instant_of(said(begin), zone_for(begin)))
        return time_after(*from, typed, zone_for(key));
    const std::string day = near(key), full = whole_time(typed, day);
    return full == typed ? whole_day(typed, day) : full;
  }

  const scenario::TomlOutline& outline_;
  const std::string& text_;
  const Scenario& s_;
  const Entry& entry_;
  bool fresh_;  // the entry is not in the text yet
  TypedFields typed_;
};

}  // namespace

TypedFields with_times_in_full(const scenario::TomlOutline& outline, const std::string& text,
                               const Scenario& s, const Entry& entry, bool fresh, TypedFields typed) {
  return EntryTimes(outline, text, s, entry, fresh, std::move(typed)).in_full();
}

}  // namespace homebound::session
