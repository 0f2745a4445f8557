// Domains of projections that turn the graticule before they project.
#pragma once

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"
#include "geo/sphere.h"

namespace homebound {

// A domain given in the coordinates of a frame, on the sphere.
Domain placed(Domain domain, const Frame& frame);

// PROJ's ob_tran: +o_lat_p +o_lon_p, +o_alpha +o_lon_c +o_lat_c, or two points of the new equator. In the
// frame lie the coordinates that ob_tran hands to its projection.
Frame ob_tran_frame(const ProjString& proj);
// The great circle along which an oblique cylinder (omerc, ocea) touches, from where PROJ counts along it.
Frame cylinder_frame(const ProjString& proj);

Domain two_point_domain(const ProjString& proj);

}  // namespace homebound
