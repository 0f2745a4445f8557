#include "scenario/model.h"

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

bool mentions_people(const Flight& f) { return f.people.known() || !f.kind.empty(); }

Layers layers_in(const Scenario& scenario, std::size_t scene, const Layers& layers) {
  if (scene >= scenario.scenes.size()) return layers;
  return switched(layers, scenario.scenes[scene].layers);
}

std::vector<LonLat> route(const Scenario& scenario, const Flight& flight) {
  std::vector<LonLat> points{scenario.places[flight.from].at};
  for (const Waypoint& w : flight.via) points.push_back(w.at);
  points.push_back(scenario.places[flight.to].at);
  return points;
}

}  // namespace homebound::scenario
