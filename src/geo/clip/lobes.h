// Interrupted maps: lines and areas shared out to the lobes of a domain.
#pragma once

#include "geo/clip/cut.h"

namespace homebound {

// Whether a point lies in one of the lobes.
bool in_lobes(const Domain& domain, LonLat p);

// Areas: where two lobes meet, both get the same points of their common side in opposite directions: fills
// cancel there, whether the map is joined at that side (no seam) or parted (no edge missing). Lines: in
// order; one that crosses from lobe to lobe ends in one and starts in the other.
CutParts cut_to_lobes(const Domain& domain, const Shape& shape, Degrees edge_step, const Cap* visible);
// The lobes themselves, counter-clockwise, each point on a side at the same place for both neighbours.
CutParts lobe_edges(const Domain& domain, Degrees edge_step);

// The edge of an interrupted map: the lobes' sides without those along which lobes are joined on the plane.
Path lobe_outline(const Projection& projection, Degrees edge_step);
// Joins parts of lines whose ends meet on the plane.
Path joined(const Path& lines);

}  // namespace homebound
