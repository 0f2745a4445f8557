// Pictures of the sphere, and where on a page they lie: what a Warp is made of, and what it looks like.
#pragma once

#include <cstdint>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::drawing {

// A picture in longitude and latitude with its reductions by halves. Near the poles a row's pixels are
// narrow on the sphere; each level is smoothed along its rows there, so that it has no detail finer than
// its rows are high, and nothing glitters.
class SphereRaster {
 public:
  // Degrees; west < east <= west + 360, south < north. `pixels` as in Image, rows from the north.
  struct Bounds {
    double west = -180, south = -90, east = 180, north = 90;
  };
  SphereRaster(const Pixels& pixels, const Bounds& bounds);

  struct Level {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // premultiplied
  };
  // From the finest to one pixel; each half the width and height of the one before, rounded down.
  const std::vector<Level>& levels() const { return levels_; }
  const Bounds& bounds() const { return bounds_; }
  std::uint64_t id() const { return id_; }                                 // of its contents, in this process
  bool wraps() const { return bounds_.east - bounds_.west > 360 - 1e-6; }  // columns go round
  double texels_a_radian() const;                                          // from north to south

 private:
  std::uint64_t id_;
  Bounds bounds_;
  std::vector<Level> levels_;
};

// Unit vectors (x towards 0 N 0 E, z towards the north pole) at nodes spread evenly over a box of the page.
// Between nodes they are interpolated bilinearly; there is no seam at 180 degrees or at a pole.
struct SphereGrid {
  Rect box;                   // page units, from the first to the last node
  int columns = 0, rows = 0;  // nodes, at least 2 each way
  std::vector<float> xyz;     // three a node, along rows from the top
};

// What a warp looks like without its path, on pixels of `box` (page units), each sampled at its middle:
// longitude and latitude of the interpolated vector, then the raster at the level at which a pixel of the
// page is one pixel of the level (between two levels linearly). Enlarged by two and more it is smoothed by a
// cubic B-spline. Both backends follow this.
Pixels warped(const Warp& warp, const Rect& box, int width, int height);

}  // namespace homebound::drawing
