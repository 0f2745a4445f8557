// Repairs rings that were cut to fit -180..180 by -90..90 degrees, and recognises the edges that the cut
// made.
#pragma once

#include <span>
#include <vector>

#include "geo/lonlat.h"

namespace homebound::data {

using Ring = std::vector<LonLat>;  // closed implicitly

// Returns the ring, reversed if necessary, so that its area is on the left: exteriors run
// counter-clockwise, holes clockwise.
Ring oriented(Ring ring, bool hole);

// Tells whether an edge lies on the 180-degree meridian or at a pole: a cut made it, so it is not a coast.
bool made_by_cut(LonLat a, LonLat b);

// The latitudes, in degrees, at which rings meet the 180-degree meridian. The two halves of a land cut
// there were simplified separately, so their ends differ by about 0.001 degrees, and one half may have a
// point that the other lacks.
class Seam {
 public:
  explicit Seam(std::span<const Ring> rings);
  // Returns the ring with the ends and points of the other side, so that both halves meet exactly.
  Ring matched(const Ring& ring) const;

 private:
  std::vector<double> latitudes_;  // ascending, degrees
};

// Removes the detour of a ring that runs along 180 degrees down to the pole and back. The ring then crosses
// 180 degrees once and goes round the pole. Returns other rings unchanged.
Ring freed_of_pole(const Ring& ring);

// Adds a part whose edges are cut into pieces of at most one degree along straight lines in longitude and
// latitude.
void add_cut_short(std::span<const LonLat> points, bool closed, LonLatParts& to);

}  // namespace homebound::data
