#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "timeline/record.h"

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

Leg compile_leg(const Scenario& scenario, std::size_t index) {
  const scenario::Flight& flight = scenario.flights[index];
  Leg leg;
  leg.flight = index;
  if (flight.speed_kmh) leg.profile.cruise_kmh = *flight.speed_kmh;
  if (flight.track) {
    follow_track(leg, scenario, flight);
    if (leg.recording->times.empty())
      fill_in_times(leg, flight, made_up_departure(index, scenario.flights.size()));
    return leg;
  }
  const std::vector<LonLat> route = scenario::route(scenario, flight);
  for (std::size_t i = 0; i + 1 < route.size(); ++i) {
    leg.path.emplace_back(route[i], route[i + 1]);
    leg.distance += leg.path.back().length();
  }
  leg.start = {route.front(), leg.path.front().azimuth1()};
  leg.finish = {route.back(), leg.path.back().azimuth2()};
  fill_in_times(leg, flight, made_up_departure(index, scenario.flights.size()));
  return leg;
}

// Gives each leg the row of its people in the totals. Rows are in order of first use.
void number_kinds(Timeline& timeline) {
  for (Leg& leg : timeline.legs) {
    const std::string& kind = timeline.scenario->flights[leg.flight].kind;
    if (kind.empty()) continue;
    const auto row = std::find(timeline.kinds.begin(), timeline.kinds.end(), kind);
    leg.kind = static_cast<std::size_t>(row - timeline.kinds.begin());
    if (row == timeline.kinds.end()) timeline.kinds.push_back(kind);
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
  FlightSpan flights;
  timeline.legs.reserve(s.flights.size());
  for (std::size_t i = 0; i < s.flights.size(); ++i) {
    const Leg& leg = timeline.legs.emplace_back(compile_leg(s, i));
    flights.add(leg.depart);
    flights.add(leg.arrive);
  }
  number_kinds(timeline);

  FlightSpan all = flights;
  for (const scenario::Event& event : s.events) all.add(event.at);
  timeline.begin = all.first.value_or(Instant{});
  timeline.end = all.last.value_or(Instant{});
  const FlightSpan& told = flights.first ? flights : all;
  timeline.story = !s.scenes.empty() ? told_in_scenes(s.scenes)
                   : told.first      ? told_at_once(*told.first, *told.last)
                                     : StoryClock{};
  return timeline;
}

}  // namespace homebound::timeline
