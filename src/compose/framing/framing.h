// Chooses the projection, centre and extent of a map from its routes when none are requested. By the radius
// of the smallest cap around the routes:
//
//   up to 50 degrees          Lambert azimuthal equal-area, centred on the routes
//   up to 70, over a pole     the same; centred on the pole when the routes surround it, and rotated so
//                             that they fill the page
//   up to 70 otherwise        Equal Earth, centred on the routes' meridian and zoomed to them; the land
//                             beyond them keeps its familiar shape
//   more, or no routes        Equal Earth, the whole world, cut where it crosses the fewest routes
//
// All of them are equal-area. A requested projection, centre or extent takes precedence; the rest still
// follows from the routes.
#pragma once

#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns the view that a framing asks for on a page of `page` units at `scale` pixels per page unit.
// Throws UsageError when the extent lies outside what the projection can show, and Error for a projection
// that Projection::make rejects.
View frame(const timeline::Timeline& timeline, const Framing& framing, Size page, double scale);
// Returns the map of `view`, moved and scaled to the framing's subject.
View reframe(const timeline::Timeline& timeline, const Framing& framing, const View& view);

}  // namespace homebound::compose
