#include "scenario/flight_checks.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"
#include "geo/measure/geodesic.h"
#include "scenario/head_count_text.h"

namespace homebound::scenario {
namespace {

// A flight that took no longer than a slow aircraft that waits a while is none of a wrong time zone.
constexpr double slow_aircraft_kmh = 300, longest_wait_h = 1;

// Returns a local time in ISO 8601 with the offset after it.
std::string with_offset(LocalTime local, std::chrono::minutes offset) {
  const Instant as_if_utc(local.time_since_epoch());
  const long long minutes = std::abs(offset.count());
  return fmt::format("{}{}{:02}:{:02}", format_time(as_if_utc, "UTC", "%Y-%m-%dT%H:%M:%S"),
                     offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// Returns the distance between two points. Few pairs of places have most flights of a table.
Metres distance_between(LonLat from, LonLat to) {
  struct Known {
    LonLat from, to;
    Metres distance{0};
  };
  constexpr std::size_t slots = 16384;
  thread_local std::vector<Known> known(slots);
  std::size_t hash = 0;
  for (const double degrees : {from.lon, from.lat, to.lon, to.lat})
    hash = mixed(hash, std::hash<double>()(degrees));
  Known& slot = known[hash >> 50];
  if (!(slot.from == from && slot.to == to)) slot = {from, to, geodesic_inverse(from, to).distance};
  return slot.distance;
}

}  // namespace

Metres way_length(const Scenario& scenario, const Flight& flight) {
  const LonLat from = scenario.places[flight.from].at, to = scenario.places[flight.to].at;
  if (flight.via.empty()) return distance_between(from, to);
  Metres length{0};
  const std::vector<LonLat> way = route(scenario, flight);
  for (std::size_t i = 0; i + 1 < way.size(); ++i) length += distance_between(way[i], way[i + 1]);
  return length;
}

bool is_one_place(const Place& a, const Place& b) {
  constexpr double near = 0.01;  // degrees of latitude, beyond which there is no need to measure
  return &a == &b ||
         (std::abs(a.at.lat - b.at.lat) < near && geodesic_inverse(a.at, b.at).distance < Metres{50});
}

bool is_one_stop(const Place& a, const Place& b) {
  constexpr Metres within_a_city{100'000};
  if (&a == &b) return true;
  return !a.city.empty() && a.city.english == b.city.english && a.country == b.country &&
         geodesic_inverse(a.at, b.at).distance < within_a_city;
}

std::optional<FlightProblem> problem_of(const Scenario& scenario, const Flight& flight) {
  const Instant depart = flight.depart->at, arrive = flight.arrive->at;
  if (arrive <= depart)
    return FlightProblem{FlightProblem::order,
                         told("{} is not after the departure at {}", "{} 不晚于出发时间 {}",
                              iso8601(arrive, flight.arrive->zone), iso8601(depart, flight.depart->zone))};
  const Metres distance = way_length(scenario, flight);
  const double kmh = distance.value / seconds_between(depart, arrive).value * 3.6;
  const auto flown = [&] {
    return told("{:.0f} km between departure and arrival would mean {:.0f} km/h",
                "两地相距{:.0f}公里，时速达{:.0f}公里", distance.value / 1000, kmh);
  };
  if (const double fastest = fastest_of(flight.mode); kmh > fastest)
    return FlightProblem{FlightProblem::too_fast,
                         told("{}; expected at most {} km/h", "{}；最多应为{}公里/小时", flown(), fastest)};
  if (flight.mode != Mode::air) return std::nullopt;  // a ship may lie in the roads for days
  const double usual_h = distance.value / 1000 / slow_aircraft_kmh + longest_wait_h;
  if (kmh < slowest_kmh && seconds_between(depart, arrive).value / 3600 > usual_h)
    return FlightProblem{FlightProblem::slow, told("{}; is a time zone wrong?", "{}；时区可能有误", flown())};
  return std::nullopt;
}

std::vector<StageProblem> stage_problems(const Flight& flight) {
  std::vector<StageProblem> problems;
  const HeadCount& aboard = flight.people;
  const auto differ = [&](const HeadCount& count) {
    return count.known() && aboard.known() && !count.approximate() && !aboard.approximate() &&
           (count.low() > aboard.high().value_or(count.low()) ||
            aboard.low() > count.high().value_or(aboard.low()));
  };
  for (const Stage stage : {Stage::boarded, Stage::arrived}) {
    const auto& count = (*flight.stages)[static_cast<std::size_t>(stage)];
    if (!count || !differ(count->people)) continue;
    const bool boarded = stage == Stage::boarded;
    problems.push_back({{boarded ? "boarded and aboard differ" : "arrived and aboard differ",
                         boarded ? "登机人数与机上人数不符" : "抵达人数与机上人数不符"},
                        fmt::format("{}, {}", short_text_of(count->people, Language::english),
                                    short_text_of(aboard, Language::english))});
  }
  return problems;
}

std::optional<Instant> instant_of(LocalTime local, const std::string& zone, Text& problem) {
  const LocalResolution found = resolve_local(local, zone);
  if (found.kind == LocalResolution::unique) return found.first;
  const bool gap = found.kind == LocalResolution::gap;
  const Instant before = gap ? found.first - std::chrono::milliseconds(1) : found.first;
  const std::string reading = format_time(Instant(local.time_since_epoch()), "UTC", "%Y-%m-%d %H:%M:%S"),
                    one = with_offset(local, zone_offset(before, zone)),
                    other = with_offset(local, zone_offset(gap ? found.first : found.second, zone));
  if (gap)
    problem = told("{} does not exist in {}, whose clock jumps ahead to {}; give an offset: {} or {}",
                   "{} 在 {} 不存在，当地时钟向前跳到 {}；请给出时差：{} 或 {}", reading, zone,
                   iso8601(found.first, zone), one, other);
  else
    problem = told("{} happens twice in {}, whose clock is set back that day; give an offset: {} or {}",
                   "{} 在 {} 出现两次，当地时钟当日回拨；请给出时差：{} 或 {}", reading, zone, one, other);
  return std::nullopt;
}

Instant noon_of(Instant t, const std::string& zone) {
  const auto local = LocalTime((t + zone_offset(t, zone)).time_since_epoch());
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return resolve_local(LocalTime(day) + std::chrono::hours(12), zone).first;
}

void name_kind(Scenario& scenario, const std::string& kind) {
  Text name{kind, kind == default_kind ? "乘客" : ""};
  scenario.kinds.try_emplace(kind, std::move(name));
}

void mention_unknown_people(Scenario& scenario) {
  const auto& flights = scenario.flights;
  if (std::ranges::none_of(flights, mentions_people) || std::ranges::all_of(flights, mentions_people)) return;
  name_kind(scenario, std::string(default_kind));
  for (Flight& f : scenario.flights)
    if (!mentions_people(f)) f.kind = default_kind;
}

}  // namespace homebound::scenario
