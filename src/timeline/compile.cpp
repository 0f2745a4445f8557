#include <algorithm>

#include <fmt/format.h>

#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

using scenario::Certainty;
using scenario::Scenario;

// An end that nobody reported: `distance` away from the one that somebody did.
void fill_in_times(Leg& leg, const scenario::Flight& flight) {
  const Seconds flying = block_time(leg.distance, leg.profile);
  if (!flight.depart && !flight.arrive)
    throw Error(fmt::format("flight '{}' has neither a departure nor an arrival time", flight.id));
  leg.depart = flight.depart ? flight.depart->at : after(flight.arrive->at, -flying);
  leg.arrive = flight.arrive ? flight.arrive->at : after(flight.depart->at, flying);
  leg.depart_sure = flight.depart ? flight.depart->sure : Certainty::estimated;
  leg.arrive_sure = flight.arrive ? flight.arrive->sure : Certainty::estimated;
  if (leg.arrive <= leg.depart) {
    throw Error(fmt::format("flight '{}' arrives at {}, which is not after its departure at {}", flight.id,
                            iso8601(leg.arrive), iso8601(leg.depart)));
  }
}

Leg compile_leg(const Scenario& scenario, std::size_t index) {
  const scenario::Flight& flight = scenario.flights[index];
  Leg leg;
  leg.flight = index;
  if (flight.speed_kmh) leg.profile.cruise_kmh = *flight.speed_kmh;
  const std::vector<LonLat> route = scenario::route(scenario, flight);
  for (std::size_t i = 0; i + 1 < route.size(); ++i) {
    leg.path.emplace_back(route[i], route[i + 1]);
    leg.distance += leg.path.back().length();
  }
  leg.start = {route.front(), leg.path.front().at(Metres(0)).azimuth};
  leg.finish = {route.back(), leg.path.back().at(leg.path.back().length()).azimuth};
  fill_in_times(leg, flight);
  return leg;
}

// Gives each leg the row of its people in the totals; rows are in order of first use.
void number_kinds(Timeline& timeline) {
  for (Leg& leg : timeline.legs) {
    const std::string& kind = timeline.scenario->flights[leg.flight].kind;
    if (kind.empty()) continue;
    const auto row = std::find(timeline.kinds.begin(), timeline.kinds.end(), kind);
    leg.kind = static_cast<std::size_t>(row - timeline.kinds.begin());
    if (row == timeline.kinds.end()) timeline.kinds.push_back(kind);
  }
}

struct Span {
  std::optional<Instant> first, last;
  void add(Instant t) {
    first = first ? std::min(*first, t) : t;
    last = last ? std::max(*last, t) : t;
  }
};

StoryClock told_in_scenes(const std::vector<scenario::StoryScene>& scenes) {
  StoryClock story;
  for (const scenario::StoryScene& scene : scenes) {
    const double start = story.duration();
    story.stretches.push_back({start, start + scene.seconds, scene.from, scene.to, scene.ease, scene.hold,
                               story.stretches.empty() ? 0 : std::min(scene.glide, scene.seconds)});
  }
  return story;
}

StoryClock told_at_once(const Span& span) {
  constexpr std::chrono::minutes margin(30);
  constexpr double film_seconds = 30;
  if (!span.first) return {};
  return {{{0, film_seconds, *span.first - margin, *span.last + margin}}};
}

}  // namespace

Timeline compile(std::shared_ptr<const Scenario> scenario) {
  Timeline timeline;
  timeline.scenario = std::move(scenario);
  const Scenario& s = *timeline.scenario;

  Span flights;
  timeline.legs.reserve(s.flights.size());
  for (std::size_t i = 0; i < s.flights.size(); ++i) {
    const Leg& leg = timeline.legs.emplace_back(compile_leg(s, i));
    flights.add(leg.depart);
    flights.add(leg.arrive);
  }
  number_kinds(timeline);

  Span all = flights;
  for (const scenario::Event& event : s.events) all.add(event.at);
  timeline.begin = all.first.value_or(Instant{});
  timeline.end = all.last.value_or(Instant{});
  timeline.story = s.scenes.empty() ? told_at_once(flights.first ? flights : all) : told_in_scenes(s.scenes);
  return timeline;
}

}  // namespace homebound::timeline
