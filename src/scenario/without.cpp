#include "scenario/without.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "scenario/flight_checks.h"

namespace homebound::scenario {
namespace {

using Index = std::size_t;

// Changes a value that few have.
template <class T, class Change>
void change(Rare<T>& rare, Change change_it) {
  if (!rare) return;
  T value = *rare;
  change_it(value);
  rare = Rare<T>(std::move(value));
}

// Calls visit(sources) for each list of citations.
template <class Visit>
void for_each_citation(Scenario& s, Visit visit) {
  for (Flight& f : s.flights) {
    visit(f.sources);
    change(f.groups, [&](std::vector<Group>& groups) {
      for (Group& g : groups) visit(g.sources);
    });
    change(f.stages, [&](Stages& stages) {
      for (auto& stage : stages)
        if (stage) visit(stage->sources);
    });
  }
  for (Event& e : s.events) visit(e.sources);
  for (Figure& f : s.figures) {
    visit(f.sources);
    for (Claim& c : f.claims) visit(c.sources);
  }
  for (Callout& c : s.callouts) visit(c.sources);
}

// Calls visit(index) for each place that a flight names.
template <class Visit>
void for_each_stop(Scenario& s, Visit visit) {
  const auto via = [&](std::vector<Waypoint>& points) {
    for (Waypoint& point : points)
      if (point.place) visit(*point.place);
  };
  for (Flight& f : s.flights) {
    visit(f.from), visit(f.to), via(f.via);
    change(f.planned, [&](PlannedWay& way) {
      if (way.to) visit(*way.to);
      via(way.via);
    });
  }
}

// Calls visit(camera) for each camera of the scenes.
template <class Visit>
void for_each_camera(Scenario& s, Visit visit) {
  for (StoryScene& scene : s.scenes) {
    if (scene.camera) visit(*scene.camera);
    for (Keyframe& key : scene.keyframes) visit(key.camera);
  }
}

// Calls visit(index) for each place that anything else names.
template <class Visit>
void for_each_other_place(Scenario& s, Visit visit) {
  for (Event& e : s.events)
    if (e.place) visit(*e.place);
  for (Callout& c : s.callouts)
    if (c.place) visit(*c.place);
  for_each_camera(s, [&](SceneCamera& camera) {
    for (Index& place : camera.frame.places) visit(place);
  });
}

// The new numbers of a list's entries, of which some go.
class Renumbering {
 public:
  explicit Renumbering(const std::vector<bool>& gone) : to_(gone.size()) {
    Index next = 0;
    for (Index i = 0; i < gone.size(); ++i)
      if (!gone[i]) to_[i] = next++;
  }
  bool keeps(Index i) const { return to_[i].has_value(); }
  Index operator()(Index i) const { return to_[i].value(); }

  void renumber(std::optional<Index>& index) const {
    if (index) index = to_[*index];
  }
  void renumber(std::vector<Index>& indices) const {
    std::erase_if(indices, [&](Index i) { return !keeps(i); });
    for (Index& i : indices) i = to_[i].value();
  }
  template <class Entry>
  void take_out_of(std::vector<Entry>& entries) const {
    Index i = 0;
    std::erase_if(entries, [&](const Entry&) { return !keeps(i++); });
  }

 private:
  std::vector<std::optional<Index>> to_;
};

void take_notes(Scenario& s) {
  const auto of_time = [](std::optional<Time>& time) {
    if (time) time->note = {};
  };
  for (Flight& f : s.flights) {
    f.note = {};
    of_time(f.depart), of_time(f.arrive);
    change(f.groups, [](std::vector<Group>& groups) {
      for (Group& g : groups) g.note = {};
    });
  }
  for (Event& e : s.events) e.note = {};
  for (Figure& f : s.figures)
    for (Claim& c : f.claims) c.note = {};
  for (StoryScene& scene : s.scenes) scene.notes = {};
}

// Returns the kinds that share a flight with another.
std::set<std::string_view> shared_kinds(const Scenario& s) {
  std::set<std::string_view> shared;
  for (const Flight& f : s.flights) {
    std::set<std::string_view> aboard;
    for_each_group(f, [&](const auto&, const Interned& kind, const auto&) {
      if (!kind.empty()) aboard.insert(kind);
    });
    if (aboard.size() > 1) shared.merge(aboard);
  }
  return shared;
}

void take_groups(Scenario& s) {
  const std::set<std::string_view> shared = shared_kinds(s);
  bool any = false;
  for (Flight& f : s.flights) {
    for (const Group& g : *f.groups)
      for (const Index source : g.sources)
        if (std::ranges::find(f.sources, source) == f.sources.end()) f.sources.push_back(source);
    if (shared.contains(f.kind)) f.kind = default_kind, any = true;
    f.groups = {};
  }
  if (any) name_kind(s, std::string(default_kind));
  const auto by_who = [](Grouping by) { return by == Grouping::nationality; };
  for (Counter& c : s.counters)
    if (c.by && by_who(*c.by)) c.by.reset();
  for (auto Charts::*const by : {&Charts::bars, &Charts::cumulative, &Charts::ranking})
    if (s.charts.*by && by_who(*(s.charts.*by))) (s.charts.*by).reset();
  if (s.colour_by == ColourBy::nationality) s.colour_by.reset();
}

// Takes flights and figures out, and with them the callouts and events that tell of them.
void take_entries(Scenario& s, const Withheld& what) {
  const auto flags = [](const std::vector<bool>& gone, Index count) {
    return gone.empty() ? std::vector<bool>(count) : gone;
  };
  const Renumbering flights(flags(what.flights, s.flights.size())),
      figures(flags(what.figures, s.figures.size()));

  std::set<std::string_view> figures_gone;
  for (Index i = 0; i < s.figures.size(); ++i)
    if (!figures.keeps(i)) figures_gone.insert(s.figures[i].id);
  std::vector<bool> callouts_gone;
  for (const Callout& c : s.callouts)
    callouts_gone.push_back((c.flight && !flights.keeps(*c.flight)) || figures_gone.contains(c.figure));
  const Renumbering callouts(callouts_gone);
  callouts.take_out_of(s.callouts);
  for (StoryScene& scene : s.scenes) {
    callouts.renumber(scene.callouts);
    flights.renumber(scene.stress);
  }
  for (Callout& c : s.callouts) flights.renumber(c.flight);

  figures.take_out_of(s.figures);
  for (Figure& f : s.figures) flights.renumber(f.flights);
  // What an event says of a figure is its number.
  std::erase_if(s.events, [&](const Event& e) { return e.figure && !figures.keeps(*e.figure); });
  for (Event& e : s.events) figures.renumber(e.figure);

  flights.take_out_of(s.flights);
  for (Flight& f : s.flights)
    change(f.journey, [&](Journey& journey) { flights.renumber(journey.continues); });
  for_each_camera(s, [&](SceneCamera& camera) {
    flights.renumber(camera.frame.flights);
    if (!camera.follow || !camera.follow->flight) return;
    flights.renumber(camera.follow->flight);
    if (!camera.follow->flight) camera.follow.reset(), camera.span_km.reset();
  });
  for (StoryScene& scene : s.scenes) {  // a camera that looked at nothing else is none
    if (scene.camera == SceneCamera{}) scene.camera.reset();
    std::erase_if(scene.keyframes, [](const Keyframe& key) { return key.camera == SceneCamera{}; });
  }
}

// Takes the places out that only flights which are gone have named.
void take_places(Scenario& s, const std::vector<bool>& stops_before) {
  std::vector<bool> gone = stops_before;
  const auto stays = [&](Index place) { gone[place] = false; };
  for_each_stop(s, stays);
  for_each_other_place(s, stays);
  const Renumbering places(gone);
  places.take_out_of(s.places);
  const auto renumber = [&](Index& place) { place = places(place); };
  for_each_stop(s, renumber);
  for_each_other_place(s, renumber);
}

std::vector<bool> cited(Scenario& s) {
  std::vector<bool> flags(s.sources.size());
  for_each_citation(s, [&](const std::vector<Index>& sources) {
    for (const Index i : sources) flags[i] = true;
  });
  return flags;
}

// Takes the sources out that only what is gone has cited.
void take_sources(Scenario& s, const std::vector<bool>& cited_before) {
  std::vector<bool> gone = cited_before;
  const std::vector<bool> now = cited(s);
  for (Index i = 0; i < gone.size(); ++i) gone[i] = gone[i] && !now[i];
  const Renumbering sources(gone);
  sources.take_out_of(s.sources);
  for_each_citation(s, [&](std::vector<Index>& list) { sources.renumber(list); });
}

std::set<std::string> carried_kinds(const Scenario& s) {
  std::set<std::string> kinds;
  for (const Flight& f : s.flights)
    for_each_group(f, [&](const auto&, const Interned& kind, const auto&) { kinds.insert(kind.text()); });
  return kinds;
}

// Leaves of what is known of tables only how many rows are missing, and why.
void take_rows(std::vector<TableReport>& tables) {
  for (TableReport& table : tables) {
    TableReport kept{.rows = table.rows,
                     .flights = table.flights,
                     .cancelled = table.cancelled,
                     .guessed_dates = table.guessed_dates};
    for (const TableReport::LeftOut& left : table.left_out)
      kept.left_out.push_back({.reason = left.reason, .count = left.count});
    table = std::move(kept);
  }
}

}  // namespace

Scenario without(Scenario s, const Withheld& what) {
  const std::set<std::string> kinds_before = carried_kinds(s);
  std::vector<bool> stops_before(s.places.size());
  for_each_stop(s, [&](Index place) { stops_before[place] = true; });
  const std::vector<bool> cited_before = cited(s);

  s.withheld += static_cast<Index>(std::ranges::count(what.flights, true));
  take_entries(s, what);
  take_places(s, stops_before);
  if (what.notes) take_notes(s);
  if (what.groups) take_groups(s);
  if (what.sources) {
    for_each_citation(s, [](std::vector<Index>& list) { list.clear(); });
    s.sources.clear(), s.attribution = {};
  } else {
    take_sources(s, cited_before);
  }
  const std::set<std::string> kinds_now = carried_kinds(s);
  std::erase_if(s.kinds, [&](const auto& kind) {
    return kinds_before.contains(kind.first) && !kinds_now.contains(kind.first);
  });
  std::erase_if(s.kind_colours, [&](const auto& kind) {
    return kinds_before.contains(kind.first) && !kinds_now.contains(kind.first);
  });
  take_rows(s.tables);
  s.warnings.clear();
  return s;
}

}  // namespace homebound::scenario
