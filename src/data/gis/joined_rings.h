// Joins rings that were cut along a meridian so that they fit a box of longitudes.
#pragma once

#include <vector>

#include "data/gis/rings.h"

namespace homebound::data {

// Takes the rings of one feature, with exteriors counter-clockwise and holes clockwise in the plane of
// longitude and latitude and edges of at most a degree. Returns rings that bound the same area on the sphere
// without the edges that lie on both sides of a seam: on 180 degrees, or on longitudes a whole turn apart.
// What lies between two such edges, or between one and a pole, has no ring: the whole world has none at all.
// Edges keep their direction.
std::vector<Ring> joined_at_seams(std::vector<Ring> rings);

}  // namespace homebound::data
