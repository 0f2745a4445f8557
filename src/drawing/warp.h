// Pictures of the sphere and where they lie on a page: the parts of a Warp, and its appearance.
#pragma once

#include <cstdint>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::drawing {

// A picture in longitude and latitude with a chain of halved copies. Near the poles a row's pixels are
// narrow on the sphere; each level is smoothed along its rows there, so that it has no detail finer than
// its rows are high, and nothing glitters.
class SphereRaster {
 public:
  // Degrees: west < east <= west + 360, south < north. `pixels` are as in Image, with rows from the north.
  struct Bounds {
    double west = -180, south = -90, east = 180, north = 90;
  };
  SphereRaster(const Pixels& pixels, const Bounds& bounds);

  struct Level {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;  // premultiplied
  };
  // The levels from the finest down to one pixel; each has half the width and height of the one before,
  // rounded down.
  const std::vector<Level>& levels() const { return levels_; }
  const Bounds& bounds() const { return bounds_; }
  std::uint64_t id() const { return id_; }  // identifies the contents in this process
  bool wraps() const { return bounds_.east - bounds_.west > 360 - 1e-6; }  // columns wrap around
  bool zonal() const { return levels_.front().width == 1; }                // the same along every parallel
  double texels_a_radian() const;                                          // from north to south

 private:
  std::uint64_t id_;
  Bounds bounds_;
  std::vector<Level> levels_;
};

// Unit vectors (x towards 0 N 0 E, z towards the north pole) at nodes spaced evenly over a box of the page.
// They are interpolated bilinearly between nodes, so there is no seam at the antimeridian or at a pole.
struct SphereGrid {
  Rect box;                   // page units, from the first to the last node
  int columns = 0, rows = 0;  // nodes, at least 2 each way
  std::vector<float> xyz;     // three values per node, row by row from the top
};

// Draws a warp without its path, on the pixels of `box` (page units), each sampled at its centre. The
// interpolated vector gives longitude and latitude; the raster is sampled at the level where a pixel of the
// page is one pixel of the level (linearly between two levels). From a magnification of two on it is
// smoothed by a cubic B-spline. Both backends follow this.
Pixels warped(const Warp& warp, const Rect& box, int width, int height);

}  // namespace homebound::drawing
