#include "timeline/planned.h"

#include <optional>
#include <utility>

namespace homebound::timeline {
namespace {

using scenario::Flight;

std::optional<Instant> scheduled(const std::optional<scenario::Time>& time) {
  return time ? time->others->scheduled : std::nullopt;
}

// Returns the geodesics of the planned way.
void plan_way(Leg& way, const scenario::Scenario& s, const Flight& flight) {
  std::vector<LonLat> points{s.places[flight.from].at};
  const bool direct = flight.track || flight.planned;
  for (const scenario::Waypoint& w : direct ? flight.planned->via : flight.via) points.push_back(w.at);
  points.push_back(s.places[flight.planned->to.value_or(flight.to)].at);
  std::vector<GeodesicLine> lines;
  for (std::size_t i = 0; i + 1 < points.size(); ++i) lines.emplace_back(points[i], points[i + 1]);
  way.path = LegPath(std::move(lines));
  way.recording = nullptr;
  way.distance = Metres(0);
  for (const GeodesicLine& line : way.path) way.distance += line.length();
  way.start = way.path.front().from();
  way.finish = way.path.back().to();
}

// Sets the planned times. A flight that left at another time than planned was to take as long on the same
// way, where the plan does not say.
void plan_times(Leg& way, const Leg& flown, const Flight& flight, bool apart) {
  const auto depart = scheduled(flight.depart), arrive = scheduled(flight.arrive);
  const Seconds flying =
      apart ? block_time(way.distance, way.profile) : seconds_between(flown.depart, flown.arrive);
  way.depart = depart ? *depart : arrive ? after(*arrive, -flying) : flown.depart;
  way.arrive = arrive ? *arrive : after(way.depart, flying);
  if (way.arrive <= way.depart) way.arrive = after(way.depart, flying);
  way.depart_sure = way.arrive_sure = scenario::Certainty::scheduled;
}

}  // namespace

std::vector<PlannedFlight> planned_flights(const Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  const std::vector<bool> left_out = left_out_by(timeline.filter, timeline);
  std::vector<PlannedFlight> planned;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!left_out.empty() && left_out[i]) continue;
    const Leg& leg = timeline.legs[i];
    const Flight& flight = s.flights[leg.flight];
    const bool apart = flight.planned || flight.track, never = never_flew(flight);
    const bool at_other_times = scheduled(flight.depart).value_or(leg.depart) != leg.depart ||
                                scheduled(flight.arrive).value_or(leg.arrive) != leg.arrive;
    if (!never && !flight.planned && !scheduled(flight.depart) && !scheduled(flight.arrive)) continue;
    if (!never && !apart && !at_other_times) continue;
    PlannedFlight plan{i, leg, apart || never};
    if (apart) plan_way(plan.way, s, flight);
    if (!never) plan_times(plan.way, leg, flight, apart);
    planned.push_back(std::move(plan));
  }
  return planned;
}

}  // namespace homebound::timeline
