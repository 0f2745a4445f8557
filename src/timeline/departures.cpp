#include "timeline/departures.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

namespace homebound::timeline {
namespace {

using Unit = BucketWidth::Unit;
using std::chrono::local_days;
using std::chrono::milliseconds;

constexpr std::array bucket_widths{
    BucketWidth{Unit::minute, 1},   BucketWidth{Unit::minute, 5},   BucketWidth{Unit::minute, 15},
    BucketWidth{Unit::minute, 30},  BucketWidth{Unit::minute, 60},  BucketWidth{Unit::minute, 180},
    BucketWidth{Unit::minute, 360}, BucketWidth{Unit::minute, 720}, BucketWidth{Unit::day, 1},
    BucketWidth{Unit::day, 7},      BucketWidth{Unit::month, 1},    BucketWidth{Unit::month, 3},
    BucketWidth{Unit::month, 12}};

Instant midnight_of(local_days day, std::string_view zone) {
  return resolve_local(LocalTime(day), zone).first;
}

local_days day_of(Instant t, std::string_view zone) {
  return std::chrono::floor<std::chrono::days>(LocalTime(t.time_since_epoch() + zone_offset(t, zone)));
}

// Returns the first day of the bucket that a day lies in. Weeks begin on Mondays.
local_days first_day(local_days day, BucketWidth width) {
  if (width.unit == Unit::day) {
    constexpr local_days a_monday{std::chrono::days(4)};  // 5 January 1970
    const std::int64_t since = (day - a_monday).count(), count = width.count;
    return day - std::chrono::days((since % count + count) % count);
  }
  const std::chrono::year_month_day date(day);
  const unsigned month = static_cast<unsigned>(date.month()) - 1, count = static_cast<unsigned>(width.count);
  return local_days(date.year() / std::chrono::month(month - month % count + 1) / 1);
}

local_days next_day(local_days first, BucketWidth width) {
  if (width.unit == Unit::day) return first + std::chrono::days(width.count);
  const std::chrono::year_month_day date(first);
  return local_days(date + std::chrono::months(width.count));
}

std::size_t count_between(const std::vector<Instant>& rising, Instant from, Instant to) {
  const auto begin = std::lower_bound(rising.begin(), rising.end(), from);
  return static_cast<std::size_t>(std::lower_bound(begin, rising.end(), std::max(from, to)) - begin);
}

}  // namespace

Seconds BucketWidth::about() const {
  const double seconds = unit == Unit::minute ? 60 : unit == Unit::day ? 86400 : 365.2425 / 12 * 86400;
  return Seconds(seconds * count);
}

BucketWidth bucket_width(Seconds least) {
  const auto found = std::ranges::find_if(bucket_widths, [&](BucketWidth w) { return w.about() >= least; });
  return found != bucket_widths.end() ? *found : bucket_widths.back();
}

std::vector<Instant> bucket_edges(Instant from, Instant to, BucketWidth width, std::string_view zone) {
  std::vector<Instant> edges;
  // The parts of a day start at its midnight, so that a day on which clocks change is a part longer or
  // shorter.
  const bool parts = width.unit == Unit::minute;
  const BucketWidth whole = parts ? BucketWidth{Unit::day, 1} : width;
  const milliseconds step = std::chrono::minutes(parts ? width.count : 0);
  local_days day = first_day(day_of(from, zone), whole);
  for (Instant t = midnight_of(day, zone);;) {
    day = next_day(day, whole);
    const Instant next = midnight_of(day, zone);
    do {
      if (!edges.empty() && t <= from) edges.clear();
      edges.push_back(t);
      if (t > to) return edges;
      t += step;
    } while (parts && t < next);
    t = next;
  }
}

Departures::Departures(const Timeline& timeline) : kinds_(timeline.kinds.size() + 1) {
  Filter filter = timeline.filter;
  filter.departs.reset();
  const std::vector<bool> hidden = hidden_by(filter, timeline);
  all_.reserve(timeline.legs.size());
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!hidden.empty() && hidden[i]) continue;
    const Leg& leg = timeline.legs[i];
    all_.push_back(leg.depart);
    kinds_[leg.kind.value_or(timeline.kinds.size())].push_back(leg.depart);
  }
  std::ranges::sort(all_);
  for (std::vector<Instant>& kind : kinds_) std::ranges::sort(kind);
}

std::size_t Departures::between(Instant from, Instant to) const { return count_between(all_, from, to); }

std::vector<std::size_t> Departures::by_kind(Instant from, Instant to) const {
  std::vector<std::size_t> counts;
  counts.reserve(kinds_.size());
  for (const std::vector<Instant>& kind : kinds_) counts.push_back(count_between(kind, from, to));
  return counts;
}

}  // namespace homebound::timeline
