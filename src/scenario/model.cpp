#include "scenario/model.h"

#include <algorithm>

namespace homebound::scenario {

const char* name_of(Certainty c) {
  switch (c) {
    case Certainty::reported:
      return "reported";
    case Certainty::derived:
      return "derived";
    case Certainty::estimated:
      return "estimated";
    case Certainty::scheduled:
      return "scheduled";
    case Certainty::tracked:
      return "tracked";
  }
  return "";
}

int doubt(Certainty c) {
  constexpr std::array from_surest{Certainty::tracked, Certainty::reported, Certainty::derived,
                                   Certainty::scheduled, Certainty::estimated};
  return static_cast<int>(std::ranges::find(from_surest, c) - from_surest.begin());
}

std::optional<Certainty> certainty_named(std::string_view name) {
  for (const Certainty c : certainties)
    if (name == name_of(c)) return c;
  return std::nullopt;
}

std::optional<ColourBy> colour_by_named(std::string_view name) {
  for (std::size_t i = 0; i < colour_by_names.size(); ++i)
    if (colour_by_names[i] == name) return static_cast<ColourBy>(i);
  return std::nullopt;
}

std::optional<RoutesAs> routes_as_named(std::string_view name) {
  for (std::size_t i = 0; i < routes_as_names.size(); ++i)
    if (routes_as_names[i] == name) return static_cast<RoutesAs>(i);
  return std::nullopt;
}

bool has_time(const Flight& f) {
  return f.depart || f.arrive || f.day || (f.track && f.track->record->timed());
}

Interned main_nationality(const Flight& flight) {
  Interned result;
  double most = -1;
  for_each_group(flight, [&](const HeadCount& people, const Interned&, const Interned& nationality) {
    if (!nationality.empty() && people.middle() > most) result = nationality, most = people.middle();
  });
  return result;
}

bool carries(const Flight& flight, const Interned& kind) {
  bool found = false;
  for_each_group(flight,
                 [&](const HeadCount&, const Interned& of, const Interned&) { found = found || of == kind; });
  return found;
}

std::optional<double> load_factor(const Flight& flight) {
  if (!flight.craft->seats) return std::nullopt;
  const auto& boarded = (*flight.stages)[static_cast<std::size_t>(Stage::boarded)];
  const HeadCount people = flight.people.known() || !boarded ? flight.people : boarded->people;
  if (!people.known() || !people.high()) return std::nullopt;
  return people.middle() / *flight.craft->seats;
}

Delays delays_of(const Flight& flight) {
  const auto late = [](const std::optional<Time>& time) {
    return time && time->others->scheduled
               ? std::optional(seconds_between(*time->others->scheduled, time->at))
               : std::nullopt;
  };
  return {late(flight.depart), flight.planned->to ? std::nullopt : late(flight.arrive)};
}

bool way_is_given(const Flight& flight) {
  return flight.mode == Mode::air || flight.track || !flight.via.empty();
}

bool never_flew(const Flight& flight) {
  return flight.status == FlightStatus::cancelled || flight.status == FlightStatus::never_flew;
}

bool mentions_people(const Flight& f) { return f.people.known() || !f.kind.empty(); }

Layers layers_in(const Scenario& scenario, std::size_t scene, const Layers& layers) {
  if (scene >= scenario.scenes.size()) return layers;
  const StoryScene& told = scenario.scenes[scene];
  return switched(told.card ? quiet(layers) : layers, told.layers);
}

bool belongs_to(const Scenario& scenario, std::size_t callout, std::size_t scene) {
  const auto names = [&](const StoryScene& s) {
    return std::ranges::find(s.callouts, callout) != s.callouts.end();
  };
  if (std::ranges::none_of(scenario.scenes, names)) return true;
  return scene < scenario.scenes.size() && names(scenario.scenes[scene]);
}

std::vector<LonLat> route(const Scenario& scenario, const Flight& flight) {
  std::vector<LonLat> points{scenario.places[flight.from].at};
  for (const Waypoint& w : flight.via) points.push_back(w.at);
  points.push_back(scenario.places[flight.to].at);
  return points;
}

}  // namespace homebound::scenario
