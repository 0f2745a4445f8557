// Draws a scenario's [[layer]] files on the map.
#pragma once

#include <memory>

#include "compose/kit/ink.h"
#include "compose/map/user_layer_files.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Keyed groups, named by what is drawn over them; null when empty.
struct DrawnLayers {
  std::shared_ptr<const drawing::Group> under_coast, under_routes, under_labels;
  Items labels;
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
