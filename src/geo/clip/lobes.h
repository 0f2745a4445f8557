// Divides lines and areas among the lobes of an interrupted map.
#pragma once

#include "geo/clip/cut.h"

namespace homebound {

// Tells whether a point lies in one of the lobes.
bool in_lobes(const Domain& domain, LonLat p);

// Cuts lines or areas to the lobes. Where two lobes meet, both get the same points of their common side in
// opposite directions, so fills cancel there whether the map is joined at that side (no seam) or split (no
// edge missing). Lines keep their order; a line that crosses from lobe to lobe ends in one and starts in
// the other.
CutParts cut_to_lobes(const Domain& domain, const Shape& shape, Degrees edge_step, const Cap* visible);
// Returns the lobes themselves, counter-clockwise; both neighbours have the points of a common side at the
// same places.
CutParts lobe_edges(const Domain& domain, Degrees edge_step);

// Returns the edge of an interrupted map, in metres: the lobes' sides without those along which lobes are
// joined on the plane.
Path lobe_outline(const Projection& projection, Degrees edge_step);
// Joins parts of lines whose ends meet on the plane.
Path joined(const Path& lines);

}  // namespace homebound
