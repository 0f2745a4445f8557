// Chooses how the routes of a map are drawn, by the ink that each form would leave on the page.
#pragma once

#include <vector>

#include "scenario/model.h"

namespace homebound::compose {

// A form of drawing and its opacity. While a view changes, one form fades into the next, so that the choice
// never jumps.
struct RouteForm {
  scenario::RoutesAs as{};
  double opacity = 1;  // 0..1
  bool operator==(const RouteForm&) const = default;
};

// What each form would do to the page. Ink is the length of a form's lines on the page times their width, as
// a share of the page's area.
struct RouteInk {
  double flights = 0, corridors = 0;
  double left_out = 0;  // by flows: the share of the flights that flows too small to draw leave out
};
// The most of each with which a map is legible, found by looking at maps of 4 to 66,000 flights.
inline constexpr RouteInk most_legible{0.08, 0.08, 0.55};
// A form that would leave more than this many times the most is not drawn at all.
inline constexpr double hidden = 1.1;
inline constexpr double most_flow_ink = 0.1;  // flows are drawn from the largest down to this much ink

// Returns the first form, from single flights to a density shade, that leaves the map legible; near the most
// with which it is, that and the next one. The opacities add up to 1.
std::vector<RouteForm> forms_by_ink(const RouteInk& ink);

}  // namespace homebound::compose
