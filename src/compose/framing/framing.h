// Which projection, centre and extent a map gets when nobody says: from the routes.
//
//   up to 50 degrees around      Lambert azimuthal equal-area about the middle of the routes
//   up to 70, over a pole        the same; about the pole, turned so that the routes fill the page, when they
//                                lie around it
//   up to 70 otherwise           Equal Earth about the routes' meridian, as much of it as they need: what
//   lies
//                                beyond them keeps the shape that everyone knows
//   more, or nothing to show     Equal Earth, all of it, cut where it cuts fewest routes
//
// All of them show areas truly.
//
// A choice of projection, centre or extent wins; what is not chosen still follows from the routes.
#pragma once

#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

View frame(const timeline::Timeline& timeline, const Framing& framing, Size page, double scale);
// The same map as `view`'s, moved and scaled to the framing's subject.
View reframe(const timeline::Timeline& timeline, const Framing& framing, const View& view);

}  // namespace homebound::compose
