// Labels of places, areas and the graticule: placed once a view, never over one another.
#pragma once

#include "compose/kit/ink.h"
#include "compose/labels/label_text.h"
#include "compose/map/world.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
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
  std::vector<Rect> blocked;    // always
  std::vector<Path> routes;     // where possible
  drawing::SharedPath outline;  // of the map, projected metres
  double graticule_step;        // degrees
};

// Airports and places of the scenario, the graticule's values, countries, seas, then cities, by importance,
// as many as there is room for.
std::vector<Label> place_labels(const World& world, const timeline::Timeline& timeline, const View& view,
                                const Options& options, const LabelGround& ground);

void draw_marks(Items& items, const std::vector<Label>& labels, const Theme& theme);
void draw_labels(Items& items, const std::vector<Label>& labels, const Theme& theme);

}  // namespace homebound::compose
