// How many flights depart when: counts by buckets of time, for any width of the buckets.
#pragma once

#include <string_view>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// A bucket's width on the clock of a zone: so many minutes that divide a day, days, or months that divide a
// year.
struct BucketWidth {
  enum class Unit { minute, day, month } unit{};
  int count = 1;
  Seconds about() const;  // its usual length
  bool operator==(const BucketWidth&) const = default;
};
// Returns the narrowest usual width that is at least so long; the widest, a year, if there is none.
BucketWidth bucket_width(Seconds least);

// Returns the edges of the buckets that cover from..to: bucket i begins at edges[i] and ends just before
// edges[i + 1]. They lie on full hours, midnights or firsts of months in `zone`, also where clocks change.
// Requires from <= to.
std::vector<Instant> bucket_edges(Instant from, Instant to, BucketWidth width, std::string_view zone);

// The departures of a timeline's flights, sorted, so that counting them takes no pass over the flights.
class Departures {
 public:
  // Of the flights that pass the timeline's filter, apart from its window of departures.
  explicit Departures(const Timeline& timeline);

  // Returns the number that depart at from <= t < to.
  std::size_t between(Instant from, Instant to) const;
  // Returns the same by kind: one number for each of Timeline::kinds, and one for flights without a kind.
  std::vector<std::size_t> by_kind(Instant from, Instant to) const;
  std::size_t count() const { return all_.size(); }

 private:
  std::vector<Instant> all_;                 // rising
  std::vector<std::vector<Instant>> kinds_;  // rising each
};

}  // namespace homebound::timeline
