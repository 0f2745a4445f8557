// Shades a map by how many routes pass each place: for so many that lines would hide one another.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "compose/kit/ink.h"
#include "compose/routes/route_line.h"
#include "compose/view/theme.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// Each leg's line, one page unit wide, adds its length in every pixel; the sums are equalised, so that each
// tone of the ramp covers as much of the page (Pizer et al. 1987), and what few routes pass stays as visible
// as what many do. Tones and numbers are those of a picture of one pixel a page unit, whatever the picture's
// own resolution. With lines of another map, both are equalised together.
class DensityShade {
 public:
  // `scale` is the resolution of the shade, pixels a page unit; less than 1 is as 1, at which its tones are
  // found.
  DensityShade(const timeline::Timeline& timeline, const LegLines& lines, Size page, double scale,
               const Theme& theme, const LegLines* others = nullptr);
  ~DensityShade();

  // Draws the flights that have departed at `t` in full, and beneath them all of them in pale; without times,
  // all in full.
  void draw(Items& items, Instant t) const;
  // Returns the picture of all flights: a kept group.
  const std::shared_ptr<const drawing::Group>& all() const;
  // Returns how many flights pass where the ramp begins, in its middle and where it ends.
  const std::array<double, 3>& flights() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};
// Returns the colour at a share (0..1) of the ramp, from few routes to many.
Colour density_colour(const Theme& theme, double share);

}  // namespace homebound::compose
