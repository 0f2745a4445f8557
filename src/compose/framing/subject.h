// What a map is about: the places and routes of a timeline, and the part of the sphere that they take up.
#pragma once

#include <vector>

#include "geo/clip/shape.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Close to the smallest cap that holds the points (Badoiu and Clarkson 2003, on the sphere).
// Of no points: the whole sphere.
Cap smallest_cap(const std::vector<LonLat>& points);

// The ends of all flights and the places of events; of a timeline without either, all its places.
std::vector<LonLat> subject_places(const timeline::Timeline& timeline);
// The same, and points along the routes.
std::vector<LonLat> subject_points(const timeline::Timeline& timeline);
// Of some flights and places: their positions and points along the routes.
std::vector<LonLat> points_of(const timeline::Timeline& timeline, const scenario::Subject& subject);

// The middle meridian of a world map, degrees: the one that cuts the fewest routes, by preference 10 (cut at
// the Bering Strait) or 155 (cut in the Atlantic), where little land is cut.
double world_meridian(const timeline::Timeline& timeline);

}  // namespace homebound::compose
