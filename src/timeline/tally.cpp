#include "timeline/tally.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/error.h"
#include "base/trim.h"
#include "timeline/grouped.h"
#include "timeline/moment.h"

namespace homebound::timeline {
namespace {

using scenario::HeadCount;
using scenario::LastTime;
using std::chrono::milliseconds;

// Instants at which everybody waits, and at which everybody has landed for good.
constexpr Instant everybody_waits = Instant::min(), everybody_landed = Instant::max();

Instant begin_of(const LastTime& last, Instant t, std::string_view zone) {
  switch (last.unit) {
    case LastTime::Unit::minute:
      return t - std::chrono::minutes(last.count);
    case LastTime::Unit::hour:
      return t - std::chrono::hours(last.count);
    case LastTime::Unit::day:
      break;
  }
  const LocalTime clock(t.time_since_epoch() + zone_offset(t, zone));
  return resolve_local(clock - std::chrono::days(last.count), zone).first;
}

// The people of a leg who count at an end of it, and those who go on, by group aboard.
std::vector<TallySum> groups_of(const Timeline& timeline, std::size_t index, FlightEnd end) {
  const bool departed = end == FlightEnd::departed;
  const Leg& leg = timeline.legs[index];
  std::vector<TallySum> groups;
  for_each_group(timeline.scenario->flights[leg.flight], [&](const HeadCount& people, auto&&, auto&&) {
    groups.push_back(
        {1, people.known() ? 0U : 1U,
         (departed ? leg.depart_sure : leg.arrive_sure) == scenario::Certainty::estimated ? 1U : 0U});
  });
  for_each_count(timeline, index, departed ? everybody_waits : everybody_landed,
                 [&](std::size_t group, Status, const HeadCount& people) { groups[group].people += people; });
  if (leg.passage)
    for (const auto& [group, other, people] : departed ? leg.passage->came : leg.passage->onward)
      if (timeline.shows(other)) groups[group].going_on += people;
  return groups;
}

TallySum whole_of(std::vector<TallySum> groups) {
  TallySum sum = groups.front();
  for (std::size_t g = 1; g < groups.size(); ++g) {
    sum.people += groups[g].people, sum.going_on += groups[g].going_on;
    sum.unknown = std::max(sum.unknown, groups[g].unknown);
  }
  return sum;
}

}  // namespace

Stretch stretch_of(const Period& period, Instant t, std::string_view zone) {
  Stretch stretch = up_to(t);
  if (period.last) stretch.from = begin_of(*period.last, t, zone) + milliseconds(1);
  if (period.since) stretch.from = period.since->at;
  if (period.until) stretch.to = std::min(stretch.to, scenario::past(*period.until));
  stretch.to = std::max(stretch.to, stretch.from);
  return stretch;
}

Period parse_period(std::string_view text, const std::string& zone) {
  const auto wrong = [&] {
    return UsageError(
        told("'{}': expected \"last 24 h\", \"since 2031-05-05\", \"until 2031-05-07\", both of these, or "
             "\"all\"",
             "“{}”：应为“last 24 h”、“since 2031-05-05”、“until 2031-05-07”、后两者连用，或“all”", text));
  };
  std::string_view left = trimmed(text);
  if (left == "all") return {};
  Period period;
  constexpr std::string_view last = "last ", since = "since ", until = "until ";
  if (left.starts_with(last)) {
    period.last = scenario::last_time_in(left.substr(last.size()));
    if (!period.last) throw wrong();
    return period;
  }
  const auto end_in = [&](std::string_view word) {
    const auto at = parse_time(trimmed(word), zone);
    if (!at) throw wrong();
    return scenario::PeriodEnd{*at, zone,
                               parse_local_time(std::string(trimmed(word)) + "T00:00").has_value()};
  };
  const auto second = left.starts_with(until) ? 0 : left.find(" until ");
  if (left.starts_with(since)) period.since = end_in(left.substr(since.size(), second - since.size()));
  if (second != left.npos) period.until = end_in(trimmed(left.substr(second)).substr(until.size()));
  if (period == Period{} || (second != 0 && !period.since)) throw wrong();
  return period;
}

TallySum& TallySum::operator+=(const TallySum& o) {
  flights += o.flights, unknown += o.unknown, estimated += o.estimated;
  people += o.people, going_on += o.going_on;
  return *this;
}
TallySum& TallySum::operator-=(const TallySum& o) {
  flights -= o.flights, unknown -= o.unknown, estimated -= o.estimated;
  people -= o.people, going_on -= o.going_on;
  return *this;
}

void Tally::Row::add(Instant t, const TallySum& sum) {
  if (before.empty()) before.emplace_back();
  if (at.empty() || at.back() != t) {
    at.push_back(t);
    before.push_back(before.back());
  }
  before.back() += sum;
}

TallySum Tally::Row::in(const Stretch& stretch) const {
  if (stretch.from >= stretch.to || at.empty()) return {};
  const auto sum_before = [&](Instant t) -> const TallySum& {
    return before[static_cast<std::size_t>(std::lower_bound(at.begin(), at.end(), t) - at.begin())];
  };
  TallySum sum = sum_before(stretch.to);
  return sum -= sum_before(stretch.from);
}

Tally::Tally(const Timeline& given, FlightEnd end, std::optional<Grouping> by, std::string_view where,
             std::optional<Largest> largest) {
  std::optional<Timeline> picked;
  if (!where.empty()) {
    picked = filtered(given, parse_filter(where, given));
    for (std::size_t i = 0; i < given.hidden.size(); ++i)
      if (given.hidden[i]) picked->hidden[i] = true;
  }
  const Timeline& timeline = picked ? *picked : given;
  const bool departed = end == FlightEnd::departed;
  std::vector<std::size_t> order;  // legs, by the instant at which they count
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (timeline.shows(i)) order.push_back(i);
  const auto counts_at = [&](std::size_t leg) {
    return departed ? timeline.legs[leg].depart : timeline.legs[leg].arrive;
  };
  std::ranges::stable_sort(order, {}, counts_at);

  Grouped grouping = by ? grouped(timeline, *by) : Grouped{};
  // What nobody says the kind of has a row of its own here: its flights count.
  if (std::ranges::any_of(grouping.parts, [](const Part& part) { return !part.counted; })) {
    const auto not_said = std::ranges::find(grouping.names, "") - grouping.names.begin();
    if (not_said == std::ssize(grouping.names)) grouping.names.emplace_back();
    for (Part& part : grouping.parts)
      if (!part.counted) part.before = part.after = static_cast<std::size_t>(not_said);
  }
  std::vector<std::size_t> first(timeline.legs.size(), grouping.parts.size());  // part of each leg
  for (std::size_t p = grouping.parts.size(); p-- > 0;) first[grouping.parts[p].leg] = p;
  std::vector<std::size_t> row_of(grouping.names.size());  // of the groups
  std::iota(row_of.begin(), row_of.end(), 0);
  std::vector<std::pair<std::size_t, TallySum>> of_leg;  // by row, each once
  const auto part_legs = [&](std::size_t leg, const std::vector<TallySum>& groups) {
    of_leg.clear();
    for (std::size_t p = first[leg]; p < grouping.parts.size() && grouping.parts[p].leg == leg; ++p) {
      const Part& part = grouping.parts[p];
      const std::size_t row = row_of[departed ? part.before : part.after];
      const auto known = std::ranges::find(of_leg, row, &std::pair<std::size_t, TallySum>::first);
      if (known == of_leg.end()) {
        of_leg.emplace_back(row, groups[part.group]);
      } else {
        known->second = whole_of({known->second, groups[part.group]});
      }
    }
  };
  std::vector<TallySum> sums(row_of.size());
  if (by)
    for (const std::size_t leg : order) {
      part_legs(leg, groups_of(timeline, leg, end));
      for (const auto& [row, sum] : of_leg) sums[row] += sum;
    }
  std::vector<std::size_t> shown;  // groups, in the order of their rows
  for (std::size_t g = 0; g < sums.size(); ++g)
    if (sums[g].flights > 0 && (!largest || largest->nobody || sums[g].people != HeadCount(0)))
      shown.push_back(g);
  if (largest) {
    std::ranges::stable_sort(shown, std::ranges::greater{}, [&](std::size_t g) {
      return largest->by_people ? sums[g].people.middle() : static_cast<double>(sums[g].flights);
    });
    // A row that one group alone would share is its own.
    if (shown.size() > largest->most + 1) others_ = shown.size() - largest->most;
  }
  const std::size_t own = shown.size() - others_;
  constexpr auto nowhere = std::numeric_limits<std::size_t>::max();
  row_of.assign(row_of.size(), nowhere);
  for (std::size_t i = 0; i < shown.size(); ++i) row_of[shown[i]] = std::min(i, own);
  for (std::size_t i = 0; i < own; ++i) groups_.push_back(grouping.names[shown[i]]);
  rows_.resize(own + (others_ > 0 ? 1 : 0));
  for (const std::size_t leg : order) {
    const std::vector<TallySum> groups = groups_of(timeline, leg, end);
    all_.add(counts_at(leg), whole_of(groups));
    if (!by) continue;
    part_legs(leg, groups);
    for (const auto& [row, sum] : of_leg)
      if (row != nowhere) rows_[row].add(counts_at(leg), sum);
  }
}

void check_counting(const Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<Diagnostic> found;
  const auto check = [&](const std::string& where, int line, const char* key) {
    if (where.empty()) return;
    try {
      parse_filter(where, timeline);
    } catch (const Error& e) {
      found.push_back({s.file, line, 0, Severity::error, told("{}: {}", "{}：{}", key, e.message()), {}, {}});
    }
  };
  for (const scenario::Counter& counter : s.counters) check(counter.where, counter.line, "[[counter]] where");
  check(s.charts.where, s.charts.line, "charts where");
  if (!found.empty()) throw InputError(found);
}

}  // namespace homebound::timeline
