// What a window of time holds: how many flights departed or arrived within it, with how many people. This
// is the one place where it is counted; the story's column, charts and `homebound info` only show it.
//
// A window is a scenario::Period: open or closed at either end, and told by itself or from the instant
// shown. At an instant t it holds what has happened by then: the last 24 hours are t - 24 h < x <= t, and a
// window since a day begins with the first instant of this day in its zone.
//
// People count as in the totals (see totals.h): of a journey each counts once, when leaving its first place
// or when arriving where it ends, so that adjoining windows add up, and all departed and all arrived people
// are those of the totals who do not wait any more, and who have landed. The others aboard are told apart as
// going on: they have been counted before, or will be when they arrive. Where the file counts legs, nobody
// goes on. Flights count whoever is aboard. Unknown and approximate numbers stay so: 90 and an unknown number
// are at least 90. Only flights that the timeline shows count.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/counting.h"
#include "timeline/totals.h"

namespace homebound::timeline {

using scenario::FlightEnd, scenario::Period;

// The instants from <= x < to.
struct Stretch {
  Instant from = Instant::min(), to = Instant::max();
  bool operator==(const Stretch&) const = default;
};
// Returns what has happened by an instant.
constexpr Stretch up_to(Instant t) { return {Instant::min(), t + std::chrono::milliseconds(1)}; }
// Returns the instants of a window that have passed by t. The days of `last` are those of the clock in
// `zone`: they begin at the same time of day, or when the clock jumps over it.
Stretch stretch_of(const Period& period, Instant t, std::string_view zone);
// Reads "last 24 h", "since TIME", "until TIME", "since TIME until TIME" or "all"; for TIME see parse_time().
// Throws UsageError that tells what is expected.
Period parse_period(std::string_view text, const std::string& zone);

// What a stretch holds.
struct TallySum {
  std::size_t flights = 0;
  std::size_t unknown = 0;    // of these, with an unknown number of people, or of some of them
  std::size_t estimated = 0;  // of these, counted at an estimated time
  scenario::HeadCount people{0}, going_on{0};

  TallySum& operator+=(const TallySum& o);
  TallySum& operator-=(const TallySum& o);  // requires that `o` is a summand
  bool operator==(const TallySum&) const = default;
};

// Which groups have a row of their own: so many, the largest over all time, by people or by flights. The
// others share one.
struct Largest {
  std::size_t most = 1;
  bool by_people = true;
  bool nobody = true;  // also groups that count nobody: all of their people go on
};

// The flights of a timeline by one of their ends, summed up, so that any stretch takes no pass over them.
class Tally {
 public:
  // Counts the flights that pass a filter (see parse_filter()), with a row for each of the groups. Throws
  // Error for what is no filter.
  Tally(const Timeline& timeline, FlightEnd end, std::optional<Grouping> by = {}, std::string_view where = {},
        std::optional<Largest> largest = {});

  TallySum in(const Stretch& stretch) const { return all_.in(stretch); }
  // Groups that have flights; "" where nothing is said. They are in order of first use or, where the largest
  // are asked for, from the largest on. A flight with two groups counts in both rows, and once in a shared
  // one.
  const std::vector<std::string>& groups() const { return groups_; }
  std::size_t others() const {
    return others_;
  }  // how many groups share a row, the one after the others; 0: none
  std::size_t rows() const { return rows_.size(); }
  TallySum in(const Stretch& stretch, std::size_t row) const { return rows_[row].in(stretch); }
  // The instants at which something counts, rising, each once.
  const std::vector<Instant>& instants() const { return all_.at; }

 private:
  struct Row {
    std::vector<Instant> at;
    std::vector<TallySum> before;  // sums of all before at[i], and in the end of all
    void add(Instant t, const TallySum& sum);
    TallySum in(const Stretch& stretch) const;
  };
  Row all_;
  std::vector<std::string> groups_;
  std::vector<Row> rows_;
  std::size_t others_ = 0;
};

// Throws InputError with the line of each `where` of a scenario's counters and charts that is no filter.
void check_counting(const Timeline& timeline);

}  // namespace homebound::timeline
