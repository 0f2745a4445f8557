// Labels of places, areas and the graticule: placed once a view, never over one another.
#pragma once

#include "compose/ink.h"
#include "compose/label_text.h"
#include "compose/theme.h"
#include "compose/view.h"
#include "compose/world.h"
#include "timeline/timeline.h"

namespace homebound::compose {

struct Label {
  LabelKind kind = LabelKind::city;
  Point at;                          // of its mark, or what it is centred on; page units
  std::optional<std::size_t> place;  // into Scenario::places, when it is one
  bool airport = false;              // that place has an airport's code
  LabelText text;
  std::optional<Rect> box;  // nothing when there was no room, or when labels are switched off
  bool leader = false;      // joined to its mark by a line
  std::size_t of = 0;       // a city, country or sea: into the World's list
  bool marked = true;       // a city without room for its name is left out
};

// What labels keep clear of.
struct LabelGround {
  std::vector<Rect> blocked;  // always
  std::vector<Path> routes;   // where possible
  scene::SharedPath outline;  // of the map, projected metres
  double graticule_step;      // degrees
};

// Airports and places of the scenario, the graticule's values, countries, seas, then cities, by importance,
// as many as there is room for.
std::vector<Label> place_labels(const World& world, const timeline::Timeline& timeline, const View& view,
                                const Options& options, const LabelGround& ground);

void draw_marks(Items& items, const std::vector<Label>& labels, const Theme& theme);
void draw_labels(Items& items, const std::vector<Label>& labels, const Theme& theme);

}  // namespace homebound::compose
