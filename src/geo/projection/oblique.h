// Domains of projections that turn the graticule before they project.
#pragma once

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"

namespace homebound {

// Returns the domain on the sphere of a domain given in the coordinates of a frame.
Domain placed(Domain domain, const Frame& frame);

// Returns the frame whose coordinates PROJ's ob_tran hands to its projection. Reads +o_lat_p and +o_lon_p,
// or +o_alpha, +o_lon_c and +o_lat_c, or two points of the new equator.
Frame ob_tran_frame(const ProjString& proj);
// Returns the frame whose equator is the great circle along which an oblique cylinder (omerc, ocea)
// touches, with longitude 0 where PROJ starts counting.
Frame cylinder_frame(const ProjString& proj);

// Returns the domain of tpeqd: the sphere cut between the antipodes of its two points.
Domain two_point_domain(const ProjString& proj);

}  // namespace homebound
