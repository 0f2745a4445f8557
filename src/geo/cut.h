// Cutting lines and areas where a projection's domain ends.
#pragma once

#include <vector>

#include "geo/projection.h"

namespace homebound {

// Parts of lines or rings that lie in a domain. Where a ring follows the domain's edge its points are
// already as close as `edge_step` asks, and on_edge is set for the point at which such a stretch starts
// (so that no one resamples it along great circles).
struct CutParts : LonLatParts {
  std::vector<std::uint8_t> on_edge;  // one flag a point
};

CutParts cut_lines(const Domain& domain, const Lines& lines);
CutParts cut_polygons(const Domain& domain, const Polygons& polygons, Degrees edge_step);
// The edge of the domain as one ring, the domain at its left.
CutParts domain_edge(const Domain& domain, Degrees edge_step);

}  // namespace homebound
