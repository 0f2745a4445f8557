#include <utility>

#include <fmt/format.h>

#include "scenario/flight_checks.h"
#include "scenario/read/entries.h"
#include "scenario/read/read_aboard.h"
#include "scenario/read/read_time.h"
#include "scenario/read/read_track.h"

namespace homebound::scenario {
namespace {

struct End {
  Placed<std::string> name;
  std::size_t place;
  bool assumed = false;  // the name is a town's, for instance
};

// Reads an end of a flight. A track tells where it begins and ends, so the key may be missing.
std::optional<End> read_end(Reading& reading, TomlReader& entry, std::string_view key,
                            const Rare<FlightTrack>& track, const data::PlaceContext& context) {
  if (track && !entry.find(key)) {
    const std::size_t place = end_of_track(reading.places, *track->record, key == "to");
    return End{{reading.scenario.places[place].id, entry.at()}, place};
  }
  auto name = entry.required_string(key);
  const auto place = name ? reading.places.find(*name, entry.where(key), context) : std::nullopt;
  if (!place) return std::nullopt;
  const bool assumed = reading.places.is_assumed(name->value, context);
  return End{std::move(*name), *place, assumed};
}

std::vector<Waypoint> read_via(Reading& reading, TomlReader& entry, std::string_view key) {
  const toml::node* node = entry.find(key);
  if (!node) return {};
  const auto* stops = node->as_array();
  if (!stops) {
    wrong_type(reading.findings, *node, entry.where(key),
               {"an array of [longitude, latitude] or of places", "[经度, 纬度] 或地点的数组"});
    return {};
  }
  std::vector<Waypoint> via;
  for (const toml::node& stop : *stops) {
    if (const auto* name = stop.as_string()) {
      const auto place = reading.places.find({name->get(), stop.source().begin}, entry.where(key));
      if (place) via.push_back({reading.scenario.places[*place].at, place});
    } else if (const auto position = read_lonlat(stop, entry.where(key), reading.findings)) {
      via.push_back({*position, {}});
    }
  }
  return via;
}

void check_speed(Reading& reading, const TomlReader& entry, const Flight& flight,
                 toml::source_position arrive) {
  const auto problem = problem_of(reading.scenario, flight);
  if (!problem) return;
  const Text what = told("{} arrive: {}", "{} arrive：{}", entry.name(), problem->what);
  if (problem->sort == FlightProblem::slow) return reading.findings.warning(arrive, what);
  reading.findings.error(arrive, what);
}

// Warns when a flight is reported to depart long after its record begins, or to arrive long before it ends.
// Recorded times take precedence, but one of the two must be wrong.
void check_record(Reading& reading, const TomlReader& entry, const Flight& flight,
                  const std::optional<PlacedTime>& depart, const std::optional<PlacedTime>& arrive) {
  constexpr Seconds far{30 * 60};
  const auto& times = flight.track->record->times;
  const auto differ = [&](const PlacedTime& said, const char* key) {
    reading.findings.warning(
        said.source, told("{}: {}, but the track was recorded from {} to {}", "{}：{}，但航迹记录于{}至{}",
                          entry.where(key), iso8601(said.time.at, said.time.zone),
                          iso8601(times.front(), said.time.zone), iso8601(times.back(), said.time.zone)));
  };
  if (depart && seconds_between(times.front(), depart->time.at) > far) differ(*depart, "depart");
  if (arrive && seconds_between(arrive->time.at, times.back()) > far) differ(*arrive, "arrive");
}

// Sets the leg by which the people of another arrived.
void continue_from(Reading& reading, std::size_t leg, std::size_t before, toml::source_position at) {
  auto& flights = reading.scenario.flights;
  for (std::optional<std::size_t> i = before; i; i = flights[*i].journey->continues)
    if (i == leg)
      return reading.findings.error(
          at, told("flight '{}' continues itself, by way of '{}'", "航班“{}”经“{}”接续了自身",
                   flights[leg].id, flights[before].id));
  const auto& places = reading.scenario.places;
  if (!is_one_stop(places[flights[before].to], places[flights[leg].from]))
    reading.findings.warning(
        at, told("flight '{}' continues '{}', which arrives elsewhere: at {}, not {}",
                 "航班“{}”接续“{}”，而后者抵达另一地点：{}，而非 {}", flights[leg].id, flights[before].id,
                 places[flights[before].to].id, places[flights[leg].from].id));
  Journey journey = flights[leg].journey;
  journey.continues = before;
  flights[leg].journey = std::move(journey);
}

// Returns an id such as "PNH-PEK", with a number appended when it is taken.
std::string default_id(const Reading& reading, const Flight& flight) {
  const auto& places = reading.scenario.places;
  const std::string base = places[flight.from].id + "-" + places[flight.to].id;
  std::string id = base;
  for (int i = 2; reading.flights.contains(id); ++i) id = fmt::format("{} {}", base, i);
  return id;
}

}  // namespace

void read_flight(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::flight, reading.findings);
  const auto& places = reading.scenario.places;
  Flight flight;
  auto id = entry.string("id");
  flight.track = read_track(reading, entry).value_or(FlightTrack{});
  if (const auto mode = entry.choice("mode")) flight.mode = static_cast<Mode>(*mode);
  // The country of one end may tell which of several places of a name the other is.
  const auto context_of = [&](std::string_view other) {
    data::PlaceContext context{.day = day_named(table), .by_air = flight.mode == Mode::air};
    if (const auto name = table[other].value<std::string>())
      return reading.places.beside(*name, std::move(context));
    return context;
  };
  const auto from = read_end(reading, entry, "from", flight.track, context_of("to"));
  const auto to = read_end(reading, entry, "to", flight.track, context_of("from"));
  if (const auto said = entry.string("from_said")) flight.from_said = said->value;
  if (const auto said = entry.string("to_said")) flight.to_said = said->value;
  if (from && from->assumed) flight.from_said = from->name.value;
  if (to && to->assumed) flight.to_said = to->name.value;
  const auto zone_of = [&](const std::optional<End>& end) {
    return end ? places[end->place].zone : reading.scenario.zone;
  };
  const auto depart = read_time(entry, "depart", zone_of(from));
  const auto arrive = read_time(entry, "arrive", zone_of(to));
  const bool recorded = flight.track && flight.track->record->timed();
  const auto date = read_moment(entry, "date", zone_of(from));
  if (!entry.find("depart") && !entry.find("arrive") && !entry.find("date") && !recorded)
    reading.untimed.push_back(entry.at());
  flight.via = read_via(reading, entry, "via");
  PlannedWay planned{.to = {}, .via = read_via(reading, entry, "planned_via")};
  if (const auto to_be = entry.string("planned_to"))
    planned.to = reading.places.find(*to_be, entry.where("planned_to"), context_of("from"));
  flight.planned = std::move(planned);
  if (flight.track && !flight.via.empty())
    reading.findings.error(entry.at(),
                           {"[[flight]] has both a track and waypoints (via); a track is followed as it is",
                            "[[flight]] 既有航迹又有途经点（via）；航迹按原样飞行"});
  flight.speed_kmh = entry.number("speed");
  flight.sure = entry.certainty("sure");
  read_people(reading, entry, flight);
  flight.craft = read_craft(entry);
  flight.stages = read_stages(reading, entry);
  if (const auto status = entry.choice("status")) flight.status = static_cast<FlightStatus>(*status + 1);
  Journey journey;
  if (const auto name = entry.string("journey")) journey.name = name->value;
  flight.journey = std::move(journey);
  const auto continues = entry.string("continues");
  flight.sources = read_source_ids(reading, entry);
  flight.note = entry.text("note");
  entry.finish();
  if (!from || !to) return;

  flight.from = from->place;
  flight.to = to->place;
  if (is_one_place(places[flight.from], places[flight.to]) && flight.via.empty() && !flight.track) {
    reading.findings.error(entry.at(), told("[[flight]] starts and ends at {} without a via",
                                            "[[flight]] 起讫同为 {}，却没有 via", places[flight.from].id));
  }
  if (!id) id = {default_id(reading, flight), entry.at()};
  flight.id = id->value;
  reading.flights.add(*id, reading.scenario.flights.size());
  if (depart) flight.depart = depart->time;
  if (arrive) flight.arrive = arrive->time;
  if (date && !depart && !arrive) {
    flight.day = noon_of(date->at, date->zone);
    if (date->zone != zone_of(from)) flight.day_zone = date->zone;
  }
  if (flight.craft->seats && flight.people.low() > *flight.craft->seats)
    reading.findings.warning(
        entry.at(), told("[[flight]] has {} people aboard for {} seats", "[[flight]] 载有{}人，而座位仅{}个",
                         flight.people.low(), *flight.craft->seats));
  for (const StageProblem& problem : stage_problems(flight))
    reading.findings.warning(entry.at(),
                             told("[[flight]] {}: {}", "[[flight]] {}：{}", problem.sort, problem.found));
  const auto known = depart   ? std::optional(depart->time.at)
                     : arrive ? std::optional(arrive->time.at)
                              : flight.day;
  reading.places.warn_if_closed(from->name, flight.from, known, entry.where("from"));
  reading.places.warn_if_closed(to->name, flight.to, known, entry.where("to"));
  if (recorded) check_record(reading, entry, flight, depart, arrive);
  if (depart && arrive && !flight.track) check_speed(reading, entry, flight, arrive->source);
  if (continues)
    reading.when_flights_are_known.emplace_back(
        [&reading, name = *continues, where = entry.where("continues"), i = reading.scenario.flights.size()] {
          if (const auto before = reading.flights.find(name, where))
            continue_from(reading, i, *before, name.at);
        });
  reading.scenario.flights.push_back(std::move(flight));
}

}  // namespace homebound::scenario
