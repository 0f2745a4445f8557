#include "scenario/flight_checks.h"

#include <fmt/format.h>

#include "geo/geodesic.h"

namespace homebound::scenario {
namespace {

// A wall-clock reading as ISO 8601 with an offset behind it.
std::string with_offset(LocalTime local, std::chrono::minutes offset) {
  const Instant as_if_utc(local.time_since_epoch());
  const long long minutes = std::abs(offset.count());
  return fmt::format("{}{}{:02}:{:02}", format_time(as_if_utc, "UTC", "%Y-%m-%dT%H:%M:%S"),
                     offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace

Metres length_of(const std::vector<LonLat>& route) {
  Metres length{0};
  for (std::size_t i = 0; i + 1 < route.size(); ++i)
    length += geodesic_inverse(route[i], route[i + 1]).distance;
  return length;
}

std::optional<FlightProblem> problem_of(const Scenario& scenario, const Flight& flight) {
  const Instant depart = flight.depart->at, arrive = flight.arrive->at;
  if (arrive <= depart)
    return FlightProblem{FlightProblem::order, fmt::format("{} is not after the departure at {}",
                                                           iso8601(arrive, flight.arrive->zone),
                                                           iso8601(depart, flight.depart->zone))};
  const Metres distance = length_of(route(scenario, flight));
  const double kmh = distance.value / seconds_between(depart, arrive).value * 3.6;
  const std::string flown =
      fmt::format("{:.0f} km between departure and arrival make {:.0f} km/h", distance.value / 1000, kmh);
  if (kmh > fastest_kmh)
    return FlightProblem{FlightProblem::too_fast,
                         fmt::format("{}; expected at most {} km/h", flown, fastest_kmh)};
  if (kmh < slowest_kmh) return FlightProblem{FlightProblem::slow, flown + "; is a time zone wrong?"};
  return std::nullopt;
}

std::optional<Instant> instant_of(LocalTime local, const std::string& zone, std::string& problem) {
  const LocalResolution found = resolve_local(local, zone);
  if (found.kind == LocalResolution::unique) return found.first;
  const bool gap = found.kind == LocalResolution::gap;
  const Instant before = gap ? found.first - std::chrono::milliseconds(1) : found.first;
  problem = fmt::format("{} {} in {}, whose clock {}; give an offset: {} or {}",
                        format_time(Instant(local.time_since_epoch()), "UTC", "%Y-%m-%d %H:%M:%S"),
                        gap ? "does not exist" : "happens twice", zone,
                        gap ? "jumps ahead to " + iso8601(found.first, zone) : "is set back that day",
                        with_offset(local, zone_offset(before, zone)),
                        with_offset(local, zone_offset(gap ? found.first : found.second, zone)));
  return std::nullopt;
}

Instant noon_of(Instant t, const std::string& zone) {
  const auto local = LocalTime((t + zone_offset(t, zone)).time_since_epoch());
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return resolve_local(LocalTime(day) + std::chrono::hours(12), zone).first;
}

void name_kind(Scenario& scenario, const std::string& kind) {
  Text name{{{"en", kind}}};
  if (kind == default_kind) name.by_language["zh"] = "乘客";
  scenario.kinds.try_emplace(kind, std::move(name));
}

}  // namespace homebound::scenario
