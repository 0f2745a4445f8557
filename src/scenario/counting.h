// What a scenario counts by time: its counters, and what its charts show.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "base/instant.h"

namespace homebound::scenario {

// The ways to group people. By kind and nationality, the groups aboard a flight count by themselves; by
// flight, journey, operator, type of aircraft and mode, each flight stays in one group. By place and by
// country, its people belong where they are: waiting at the origin, aboard on the way to the destination,
// landed there.
enum class Grouping { kind, nationality, place, country, flight, journey, operated_by, aircraft, mode };
inline constexpr std::array<std::string_view, 9> grouping_names{
    "kind", "nationality", "place", "country", "flight", "journey", "operator", "aircraft", "mode"};
std::optional<Grouping> grouping_named(std::string_view name);  // nullopt for any other name

// The ends of flights that are counted by time.
enum class FlightEnd { departed, arrived };
inline constexpr std::array<std::string_view, 2> flight_end_names{"departed", "arrived"};

// The endings of the names of a kind's counters: suspects-waiting, suspects-aboard, suspects-landed.
inline constexpr std::array<std::string_view, 3> counter_endings{"-waiting", "-aboard", "-landed"};

// What a chart's heights stand for.
enum class ChartUnit { people, flights };
inline constexpr std::array<std::string_view, 2> chart_unit_names{"people", "flights"};

// A length of time that ends at the instant shown. A day is a calendar day of the scenario's clock: of a
// day on which clocks change it is 23 or 25 hours.
struct LastTime {
  enum class Unit { minute, hour, day } unit = Unit::hour;
  int count = 24;  // 1 to longest_last
  bool operator==(const LastTime&) const = default;
};
inline constexpr int longest_last = 10'000;
// Reads "24 h", "90 min", "7 days", "2 weeks", "24小时", "7天"; nullopt for anything else.
std::optional<LastTime> last_time_in(std::string_view text);
// Returns it as last_time_in() reads it: "24 h", "90 min", "7 days".
std::string typed_text_of(const LastTime& last);

// An end of a period: an instant, or a whole day of a zone.
struct PeriodEnd {
  Instant at;  // of a day its first instant
  std::string zone;
  bool whole_day = false;
  bool operator==(const PeriodEnd&) const = default;
};
// Returns the first instant after an end that is included.
Instant past(const PeriodEnd& end);

// A window of time, open where nothing is said. What it holds at an instant is worked out in
// timeline/tally.h; never what is still to come.
struct Period {
  std::optional<LastTime> last;           // then it has no other end
  std::optional<PeriodEnd> since, until;  // both included, if they are days
  bool operator==(const Period&) const = default;
};

// A counter of the picture: the flights of a window, with the people aboard.
struct Counter {
  Text title;  // empty: made from the period
  Period period;
  FlightEnd count = FlightEnd::departed;
  std::optional<Grouping> by;
  std::string where;  // a filter of flights, as timeline::parse_filter() reads it; empty: all
  int line = 0;       // of `where` in the file, from 1
  bool operator==(const Counter& o) const {  // in what it says, not where
    return title == o.title && period == o.period && count == o.count && by == o.by && where == o.where;
  }
};
inline constexpr std::size_t most_counters = 6;  // a picture has room for them

// What the charts of the picture count, and by which groups.
struct Charts {
  FlightEnd count = FlightEnd::departed;
  std::optional<ChartUnit> unit;             // nullopt: people, where flights tell of any
  std::optional<Grouping> bars, cumulative;  // nullopt: all are one
  std::optional<Grouping> ranking;           // nullopt: by place
  std::string where;                         // as of a counter
  int line = 0;
  bool operator==(const Charts& o) const {
    return count == o.count && unit == o.unit && bars == o.bars && cumulative == o.cumulative &&
           ranking == o.ranking && where == o.where;
  }
};

}  // namespace homebound::scenario
