// Finds a map's subject: the places and routes of a timeline, and the part of the sphere they cover.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Returns nearly the smallest cap that contains the points (Badoiu and Clarkson 2003, on the sphere); the
// whole sphere when there are none.
Cap smallest_cap(const std::vector<LonLat>& points);

// Returns the endpoints of all flights and the places of events; all places when there are no flights.
std::vector<LonLat> subject_places(const timeline::Timeline& timeline);
// Like subject_places, with points along the routes.
std::vector<LonLat> subject_points(const timeline::Timeline& timeline);
// Returns the positions of the subject's places and points along its flights.
std::vector<LonLat> points_of(const timeline::Timeline& timeline, const scenario::Subject& subject);

// Returns the central meridian of a world map, degrees east: the one whose antimeridian crosses the fewest
// routes, preferring 10 (cut at the Bering Strait) and 155 (cut in the Atlantic), where the cut crosses
// little land.
double world_meridian(const timeline::Timeline& timeline);

}  // namespace homebound::compose
