// Labels of places, areas and the graticule. They are placed once per view and never overlap.
#pragma once

#include "compose/kit/ink.h"
#include "compose/labels/label_text.h"
#include "compose/map/world.h"
#include "compose/routes/route_line.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

struct Label {
  LabelKind kind = LabelKind::city;
  Point at;                          // of its mark, or the label's centre; page units
  std::optional<std::size_t> place;  // index into Scenario::places, for a place of the scenario
  bool airport = false;              // that place has an airport code
  LabelText text;
  std::optional<Rect> box;  // nullopt when there was no room or labels are off
  bool leader = false;      // connected to its mark by a line
  std::size_t of = 0;       // for a city, country or sea: index into the World's list
  bool covered = false;     // its mark lies under an overlay, so it has no name
  bool marked = true;       // false for a city whose name found no room: it is omitted
};

// What labels name, and how. Holds references to values that must outlive it; create it where it is passed
// on.
struct LabelSubject {
  const World& world;
  const timeline::Timeline& timeline;
  const View& view;
  const Options& options;
  // The places that the map marks, from the busiest, as indices into Scenario::places; nullopt: all.
  std::optional<std::vector<std::size_t>> marked = std::nullopt;
};
// The obstacles that labels avoid.
struct LabelGround {
  std::vector<Rect> blocked;    // always avoided
  LegLines routes;              // avoided where possible
  drawing::SharedPath outline;  // edge of the map, projected metres
  double graticule_step;        // degrees
};

// Places as many labels as there is room for: the scenario's airports and places, graticule values,
// countries, seas, then cities by importance.
std::vector<Label> place_labels(const LabelSubject& subject, const LabelGround& ground);

void draw_marks(Items& items, const std::vector<Label>& labels, const Theme& theme);
void draw_labels(Items& items, const std::vector<Label>& labels, const Theme& theme);

}  // namespace homebound::compose
