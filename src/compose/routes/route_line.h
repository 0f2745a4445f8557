// Lays out a leg on the page once per view, as a measured line from which any stretch can be cut.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "compose/view/view.h"
#include "drawing/drawing.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// A leg laid out on the page. Its measure is the share (0..1) of the leg's distance, ascending along the
// line. It has several parts where the edge of the map cuts it, and none when it lies outside.
struct RouteLine {
  drawing::SharedPath path;   // page units
  std::vector<double> share;  // one per point
  double length = 0;          // of the line, page units
  Rect box = {};              // bounds, page units; empty when nothing is drawn
};
RouteLine make_route_line(Path path, std::vector<double> share);

// Projects a leg; its segments deviate less than a tenth of a pixel from the true curve.
RouteLine project_route(const timeline::Leg& leg, const View& view);

// Returns the stretch between two shares.
Path stretch(const RouteLine& line, double from, double to);
// Returns the stretches between pairs of shares, each a part of its own.
RouteLine stretches(const RouteLine& line, std::span<const std::pair<double, double>> shares);

struct AircraftPlace {
  Point at;        // page units
  double heading;  // radians from the page's x axis, clockwise
};
// Returns the place on the line at a share; nullopt when the leg is outside the map.
std::optional<AircraftPlace> place_on(const RouteLine& line, double share);

}  // namespace homebound::compose
