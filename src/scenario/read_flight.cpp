#include <fmt/format.h>

#include "scenario/entries.h"
#include "scenario/flight_checks.h"
#include "scenario/read_time.h"

namespace homebound::scenario {
namespace {

struct End {
  Placed<std::string> name;
  std::size_t place;
};

std::optional<End> read_end(Reading& reading, TableReader& entry, std::string_view key,
                            const std::string& day) {
  auto name = entry.required_string(key);
  const auto place = name ? reading.places.find(*name, entry.where(key), day) : std::nullopt;
  if (!place) return std::nullopt;
  return End{std::move(*name), *place};
}

std::vector<LonLat> read_via(Reading& reading, TableReader& entry) {
  const toml::node* node = entry.find("via");
  if (!node) return {};
  const auto* stops = node->as_array();
  if (!stops) {
    wrong_type(reading.findings, *node, entry.where("via"), "an array of [longitude, latitude] or of places");
    return {};
  }
  std::vector<LonLat> via;
  for (const toml::node& stop : *stops) {
    if (const auto* name = stop.as_string()) {
      const auto place = reading.places.find({name->get(), stop.source().begin}, entry.where("via"));
      if (place) via.push_back(reading.scenario.places[*place].at);
    } else if (const auto position = read_lonlat(stop, entry.where("via"), reading.findings)) {
      via.push_back(*position);
    }
  }
  return via;
}

void read_people(Reading& reading, TableReader& entry, Flight& flight) {
  const auto people = entry.whole_number("people", 0, most_people);
  const auto kind = entry.string("kind");
  flight.people = people.value_or(0);
  if (kind) {
    // Once [kinds] names some, another is a slip; without it any word is a kind and its own name.
    if (reading.kinds.names().empty()) {
      flight.kind = kind->value;
      name_kind(reading.scenario, flight.kind);
    } else if (reading.kinds.find(*kind, entry.where("kind"))) {
      flight.kind = kind->value;
    }
    return;
  }
  if (!people) return;
  flight.kind = default_kind;
  name_kind(reading.scenario, flight.kind);
}

void check_speed(Reading& reading, const TableReader& entry, const Flight& flight,
                 toml::source_position arrive) {
  const auto problem = problem_of(reading.scenario, flight);
  if (!problem) return;
  const std::string what = fmt::format("{} arrive: {}", entry.name(), problem->what);
  if (problem->sort == FlightProblem::slow) return reading.findings.warning(arrive, what);
  reading.findings.error(arrive, what);
}

// "PNH-PEK", with a number behind it when that is taken.
std::string default_id(const Reading& reading, const Flight& flight) {
  const auto& places = reading.scenario.places;
  const std::string base = places[flight.from].id + "-" + places[flight.to].id;
  std::string id = base;
  for (int i = 2; reading.flights.contains(id); ++i) id = fmt::format("{} {}", base, i);
  return id;
}

}  // namespace

void read_flight(Reading& reading, const toml::table& table) {
  TableReader entry(table, "[[flight]]", reading.findings);
  const auto& places = reading.scenario.places;
  Flight flight;
  auto id = entry.string("id");
  const std::string day = day_named(table);
  const auto from = read_end(reading, entry, "from", day);
  const auto to = read_end(reading, entry, "to", day);
  const auto zone_of = [&](const std::optional<End>& end) {
    return end ? places[end->place].zone : reading.scenario.zone;
  };
  const auto depart = read_time(entry, "depart", zone_of(from));
  const auto arrive = read_time(entry, "arrive", zone_of(to));
  const auto date = read_moment(entry, "date", zone_of(from));
  if (!entry.find("depart") && !entry.find("arrive") && !entry.find("date"))
    reading.untimed.push_back(entry.at());
  flight.via = read_via(reading, entry);
  flight.speed_kmh = entry.number("speed", {50, fastest_kmh}, "km/h");
  read_people(reading, entry, flight);
  flight.sure = entry.certainty("sure");
  flight.sources = read_source_ids(reading, entry);
  flight.note = entry.text("note");
  entry.not_supported_yet("track");
  entry.finish();
  if (!from || !to) return;

  flight.from = from->place;
  flight.to = to->place;
  if (flight.from == flight.to && flight.via.empty()) {
    reading.findings.error(
        entry.at(), fmt::format("[[flight]] starts and ends at {} without a via", places[flight.from].id));
  }
  if (!id) id = {default_id(reading, flight), entry.at()};
  flight.id = id->value;
  reading.flights.add(*id, reading.scenario.flights.size());
  if (depart) flight.depart = depart->time;
  if (arrive) flight.arrive = arrive->time;
  if (date && !depart && !arrive) flight.day = noon_of(date->at, date->zone);
  if (const auto& known = depart ? depart : arrive) {
    reading.places.warn_if_closed(from->name, flight.from, known->time.at, entry.where("from"));
    reading.places.warn_if_closed(to->name, flight.to, known->time.at, entry.where("to"));
  }
  if (depart && arrive) check_speed(reading, entry, flight, arrive->source);
  reading.scenario.flights.push_back(std::move(flight));
}

}  // namespace homebound::scenario
