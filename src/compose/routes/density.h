// Shades a map by how many routes pass each place: for so many that lines would hide one another.
#pragma once

#include <array>
#include <memory>

#include "compose/routes/route_line.h"
#include "compose/view/theme.h"

namespace homebound::compose {

// Returns the shade, its picture one kept group. Each leg's line adds its length in every pixel; the sums,
// floats, are equalised, so that each tone of the ramp covers as much of the page (Pizer et al. 1987), and
// what few routes pass stays as visible as what many do. With lines of another map, both are equalised
// together.
struct DensityShade {
  std::shared_ptr<const drawing::Group> picture;
  std::array<double, 3> flights{};  // that pass where the ramp begins, in its middle and where it ends
};
DensityShade draw_density(const std::vector<RouteLine>& lines, const View& view, const Theme& theme,
                          const std::vector<RouteLine>* others = nullptr);
// Returns the colour at a share (0..1) of the ramp, from few routes to many.
Colour density_colour(const Theme& theme, double share);

}  // namespace homebound::compose
