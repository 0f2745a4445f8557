// Chooses the projection, centre and extent of a map from its routes when none are requested. By the radius
// of the smallest cap around the routes:
//
//   up to 50 degrees          Lambert azimuthal equal-area, centred on the routes
//   up to 70, over a pole     the same; centred on the pole when the routes surround it, and rotated so
//   or on an upright page     that they fill the page
//   up to 70 otherwise        Equal Earth, centred on the routes' meridian and zoomed to them; the land
//                             beyond them keeps its familiar shape
//   up to 100, where many     a disc around the routes that ends a little beyond them, Lambert azimuthal
//   routes pass a pole, or    over a pole and azimuthal equidistant elsewhere: it shows ways over a pole,
//   on an upright page        and fills a page that a map of the world would leave half empty
//   more, most over a pole    the same disc
//   more, on an upright page  the world as two hemispheres, cut where few routes pass, one beside or above
//                             the other as they are largest
//   more otherwise            the whole world, cut where it crosses few routes and turned so that the
//                             overlays cover little of the subject: Equal Earth, or on a page of which that
//                             would leave more than a fifth empty Winkel tripel, which is less wide
//
// Overlays lie on the map where none of the subject is, and nothing of a requested extent. A requested
// projection, centre or extent takes precedence; the rest still follows from the routes: another projection
// of a region shows the same region, unless it is a globe.
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
