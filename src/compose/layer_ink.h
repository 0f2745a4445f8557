// What the style keys of a [[layer]] come to in a theme: for the map and for the legend alike.
#pragma once

#include "compose/ink.h"
#include "compose/theme.h"
#include "scenario/model.h"

namespace homebound::compose {

// Transparent where nothing is drawn; widths in page units.
struct LayerInk {
  Colour area, outline, line, marker, marker_edge;
  double outline_width = 1, line_width = 1.6, edge_width = 1;
};
LayerInk ink_of(const scenario::UserLayer& style, const Theme& theme);

Path marker_path(scenario::UserLayer::Marker marker, Point at, double size);

}  // namespace homebound::compose
