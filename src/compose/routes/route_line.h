// A leg laid out on the page once a view: a line with a measure, from which any stretch can be cut.
#pragma once

#include <optional>
#include <vector>

#include "compose/view/view.h"
#include "drawing/drawing.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// The measure is the share (0..1) of the leg's distance, rising along the line. The line has several parts
// where the edge of the map cuts it, and none where all of it lies outside.
struct RouteLine {
  drawing::SharedPath path;   // page units
  std::vector<double> share;  // one a point
  double length = 0;          // of the line, page units
  Rect box = {};              // around it; empty when nothing is drawn
};
RouteLine make_route_line(Path path, std::vector<double> share);

// Straight to within a tenth of a pixel of the true image.
RouteLine project_route(const timeline::Leg& leg, const View& view);

// The stretch between two shares. `backwards` starts it at `to`, for dashes that hang on to that end.
Path stretch(const RouteLine& line, double from, double to, bool backwards = false);

struct AircraftPlace {
  Point at;        // page units
  double heading;  // radians from the page's x axis, clockwise
};
// On the line itself. Nothing where the leg is outside the map.
std::optional<AircraftPlace> place_on(const RouteLine& line, double share);

}  // namespace homebound::compose
