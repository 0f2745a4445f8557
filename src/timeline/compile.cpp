#include <algorithm>
#include <cmath>
#include <cstdint>
#include <exception>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/numbering.h"
#include "base/parallel.h"
#include "timeline/record.h"
#include "timeline/tally.h"

namespace homebound::timeline {
namespace {

using scenario::Certainty;
using scenario::Scenario;

// Fills in the times that nobody reported: one end is estimated from the other by the block time. Where
// only the day is known, the flight departs at noon.
void fill_in_times(Leg& leg, const scenario::Flight& flight, Instant made_up) {
  const Seconds flying = block_time(leg.distance, leg.profile);
  leg.depart = flight.depart   ? flight.depart->at
               : flight.arrive ? after(flight.arrive->at, -flying)
                               : flight.day.value_or(made_up);
  leg.arrive = flight.arrive ? flight.arrive->at : after(leg.depart, flying);
  leg.depart_sure = flight.depart ? flight.depart->sure : Certainty::estimated;
  leg.arrive_sure = flight.arrive ? flight.arrive->sure : Certainty::estimated;
  if (leg.arrive <= leg.depart) {
    throw Error(told("flight '{}' arrives at {}, which is not after its departure at {}",
                     "航班“{}”抵达时间 {} 不晚于出发时间 {}", flight.id, iso8601(leg.arrive),
                     iso8601(leg.depart)));
  }
}

// Returns when flight `index` of `count` departs if no flight has a time. The golden ratio spreads
// neighbours over the day.
Instant made_up_departure(std::size_t index, std::size_t count) {
  constexpr std::size_t shown_together = 300;
  constexpr double golden = 0.6180339887498949, day = 24 * 3600;
  static const Instant start = *parse_instant("2000-01-01T00:00Z");
  const double turns = static_cast<double>(index) * golden;
  return count <= shown_together ? start : after(start, Seconds(day * (turns - std::floor(turns))));
}

// The ways of flights without waypoints, each worked out once for its pair of places.
struct Ways {
  // Two for each pair: that from the place of the smaller index, and the same from the other one.
  std::vector<LegPath> all;
  std::vector<std::uint32_t> of;  // by flight; of no meaning for others
};
bool is_direct(const scenario::Flight& flight) { return flight.via.empty() && !flight.track; }

LegPath way_of(const Scenario& scenario, const scenario::Flight& flight) {
  const std::vector<LonLat> route = scenario::route(scenario, flight);
  std::vector<GeodesicLine> lines;
  lines.reserve(route.size() - 1);
  for (std::size_t i = 0; i + 1 < route.size(); ++i) lines.emplace_back(route[i], route[i + 1]);
  return LegPath(std::move(lines));
}

Ways direct_ways(const Scenario& scenario) {
  Ways ways;
  ways.of.resize(scenario.flights.size());
  IntegerNumbering pairs(scenario.flights.size());
  std::vector<const scenario::Flight*> flights;  // the first on each way; null for none
  for (std::size_t i = 0; i < scenario.flights.size(); ++i) {
    const scenario::Flight& flight = scenario.flights[i];
    if (!is_direct(flight)) continue;
    const auto [low, high] = std::minmax<std::uint64_t>(flight.from, flight.to);
    const auto [pair, is_new] = pairs.number(low << 32U | high);
    if (is_new) flights.resize(flights.size() + 2);
    ways.of[i] = 2 * pair + (flight.from > flight.to ? 1 : 0);
    if (flights[ways.of[i]] == nullptr) flights[ways.of[i]] = &flight;
  }
  ways.all.resize(flights.size());
  constexpr std::size_t piece = 64;
  const std::size_t count = flights.size() / 2;
  parallel_for((count + piece - 1) / piece, true, [&](std::size_t p) {
    for (std::size_t i = p * piece; i < std::min(count, (p + 1) * piece); ++i) {
      LegPath &out = ways.all[2 * i], &back = ways.all[2 * i + 1];
      if (flights[2 * i] != nullptr) out = way_of(scenario, *flights[2 * i]);
      if (flights[2 * i + 1] == nullptr) continue;
      back = out.empty() ? way_of(scenario, *flights[2 * i + 1]) : LegPath({out.front().reversed()});
    }
  });
  return ways;
}

Leg compile_leg(const Scenario& scenario, std::size_t index, const Ways& direct) {
  const scenario::Flight& flight = scenario.flights[index];
  Leg leg;
  leg.flight = index;
  leg.profile = profile_of(flight.mode);
  if (flight.speed_kmh) leg.profile.cruise_kmh = *flight.speed_kmh;
  if (flight.track) {
    follow_track(leg, scenario, flight);
    if (leg.recording->times.empty())
      fill_in_times(leg, flight, made_up_departure(index, scenario.flights.size()));
    return leg;
  }
  leg.path = is_direct(flight) ? direct.all[direct.of[index]] : way_of(scenario, flight);
  for (const GeodesicLine& line : leg.path) leg.distance += line.length();
  leg.start = leg.path.front().from();
  leg.finish = leg.path.back().to();
  fill_in_times(leg, flight, made_up_departure(index, scenario.flights.size()));
  return leg;
}

// Throws Error of the first flight that cannot be.
std::vector<Leg> compile_legs(const Scenario& scenario) {
  const Ways direct = direct_ways(scenario);
  std::vector<Leg> legs(scenario.flights.size());
  constexpr std::size_t piece = 1024;
  std::vector<std::exception_ptr> problems((legs.size() + piece - 1) / piece);
  parallel_for(problems.size(), true, [&](std::size_t p) {
    try {
      for (std::size_t i = p * piece; i < std::min(legs.size(), (p + 1) * piece); ++i)
        legs[i] = compile_leg(scenario, i, direct);
    } catch (...) {
      problems[p] = std::current_exception();
    }
  });
  for (const std::exception_ptr& problem : problems)
    if (problem) std::rethrow_exception(problem);
  return legs;
}

// Gives each leg the row of its people in the totals. Rows are in order of first use.
void number_kinds(Timeline& timeline) {
  std::unordered_map<std::string_view, std::size_t> rows;
  for (Leg& leg : timeline.legs) {
    const scenario::Flight& flight = timeline.scenario->flights[leg.flight];
    if (never_flew(flight)) continue;
    std::vector<std::size_t> kinds;
    for_each_group(flight, [&](const auto&, const Interned& kind, const auto&) {
      if (kind.empty()) return;
      const auto [row, is_new] = rows.emplace(kind.text(), rows.size());
      if (is_new) timeline.kinds.push_back(kind);
      if (kind == flight.kind) leg.kind = row->second;
      if (flight.groups) kinds.push_back(row->second);
    });
    if (!kinds.empty()) leg.kinds = std::move(kinds);
  }
}

struct FlightSpan {
  std::optional<Instant> first, last;
  void add(Instant t) {
    first = first ? std::min(*first, t) : t;
    last = last ? std::max(*last, t) : t;
  }
};

}  // namespace

std::size_t Timeline::shown() const {
  return legs.size() - static_cast<std::size_t>(std::count(hidden.begin(), hidden.end(), true));
}

Certainty certainty_of_times(const Leg& leg) {
  if (leg.recording && !leg.recording->times.empty()) return Certainty::tracked;
  for (const Certainty c : {Certainty::estimated, Certainty::scheduled, Certainty::derived})
    if (leg.depart_sure == c || leg.arrive_sure == c) return c;
  const bool both = leg.depart_sure == Certainty::tracked && leg.arrive_sure == Certainty::tracked;
  return both ? Certainty::tracked : Certainty::reported;
}

Timeline compile(std::shared_ptr<const Scenario> scenario) {
  Timeline timeline;
  timeline.scenario = std::move(scenario);
  const Scenario& s = *timeline.scenario;

  const auto timed = std::count_if(s.flights.begin(), s.flights.end(), scenario::has_time);
  // In a document without flights the events or scenes tell the time.
  timeline.timed = timed > 0 || (s.flights.empty() && (!s.events.empty() || !s.scenes.empty()));
  if (timed > 0 && timed < static_cast<std::ptrdiff_t>(s.flights.size())) {
    const auto without = std::find_if_not(s.flights.begin(), s.flights.end(), scenario::has_time);
    throw Error(
        told("flight '{}' has no time where others have", "航班“{}”没有时间，而其他航班有", without->id));
  }
  timeline.legs = compile_legs(s);
  FlightSpan flights;
  for (const Leg& leg : timeline.legs) {
    flights.add(leg.depart);
    flights.add(leg.arrive);
  }
  timeline.by_air =
      std::ranges::all_of(s.flights, [](const scenario::Flight& f) { return f.mode == scenario::Mode::air; });
  number_kinds(timeline);
  join_journeys(timeline);

  FlightSpan all = flights;
  for (const scenario::Event& event : s.events) all.add(event.at);
  timeline.begin = all.first.value_or(Instant{});
  timeline.end = all.last.value_or(Instant{});
  const FlightSpan& told = flights.first ? flights : all;
  timeline.story = !s.scenes.empty() ? told_in_scenes(s.scenes)
                   : told.first      ? told_at_once(*told.first, *told.last)
                                     : StoryClock{};
  timeline.hidden = hidden_by({}, timeline);
  check_counting(timeline);
  return timeline;
}

}  // namespace homebound::timeline
