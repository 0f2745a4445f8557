// Draws a scenario's [[layer]] files on the map.
#pragma once

#include <memory>

#include "compose/kit/ink.h"
#include "compose/map/user_layer_files.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/shown.h"

namespace homebound::compose {

// What is drawn only for a time.
struct TimedItems {
  scenario::TimeSpan shown;
  timeline::Fades fades;
  drawing::Item item;
};
// Returns where an entry fades: not where features of the same layer take its place, as of a storm that
// moves.
timeline::Fades fades_of(const UserLayers& layers, const UserLayers::Entry& entry);
// Draws what is shown of them.
void draw_timed(Items& items, const std::vector<TimedItems>& timed, const timeline::Timeline& timeline,
                const timeline::FrameState& state);
// Keyed groups, named by what is drawn over them; null when empty. What has a time lies over what has none.
struct DrawnLayers {
  std::shared_ptr<const drawing::Group> under_coast, under_routes, under_labels;
  Items labels;
  std::vector<TimedItems> timed_under_routes, timed_under_labels, timed_labels;
};
DrawnLayers draw_layers(const UserLayers& layers, const View& view, const Theme& theme);

// A [[layer]]'s style resolved against a theme, for both the map and the legend. Colours are transparent
// where nothing is drawn; widths are in page units.
struct LayerInk {
  Colour area, outline, line, marker, marker_edge;
  double outline_width = 1, line_width = 1.6, edge_width = 1;
};
LayerInk ink_of(const scenario::UserLayer& style, const Theme& theme);

// Returns the outline of a marker around `at`, `size` page units across.
Path marker_path(scenario::UserLayer::Marker marker, Point at, double size);

}  // namespace homebound::compose
