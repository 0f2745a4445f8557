// Mending rings that were cut to fit -180..180 by -90..90, and telling their made-up edges.
#pragma once

#include <span>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

using Ring = std::vector<LonLat>;  // closed implicitly

// Turned round, if need be, so that the area is at the left: exteriors counter-clockwise.
Ring oriented(Ring ring, bool hole);

// An edge that lies on the meridian of 180 degrees or at a pole: made by a cut, no coast.
bool made_by_cut(LonLat a, LonLat b);

// Latitudes at which rings meet the meridian of 180 degrees. The halves of a land cut there were
// simplified apart, so their ends differ by some 0.001 degrees, and one may have a point where the other has
// none.
class Seam {
 public:
  explicit Seam(std::span<const Ring> rings);
  // The ring with the ends and points of the other side, so that both halves meet exactly.
  Ring matched(const Ring& ring) const;

 private:
  std::vector<double> latitudes_;  // ascending
};

// A ring that was led along 180 degrees down to the pole and back loses that detour: it then crosses
// 180 degrees once and goes round the pole. Other rings are returned as they are.
Ring freed_of_pole(const Ring& ring);

// Adds a part, its edges cut to at most one degree along straight lines in longitude and latitude.
void add_cut_short(std::span<const LonLat> points, bool closed, LonLatParts& to);

}  // namespace homebound::data
