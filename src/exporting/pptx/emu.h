// Lengths of DrawingML: English Metric Units, 914,400 an inch.
#pragma once

#include <cmath>
#include <cstdint>

#include "base/geometry.h"

namespace homebound::exporting {

using Emu = std::int64_t;

constexpr double emu_an_inch = 914400, emu_a_point = 12700;

// A box on a slide, in inches from its top left corner.
struct SlideBox {
  double x = 0, y = 0, width = 0, height = 0;
};
inline Emu emu(double inches) { return std::llround(inches * emu_an_inch); }

// A slide is 16:9.
constexpr Size slide_inches{13.0 + 1.0 / 3, 7.5};

}  // namespace homebound::exporting
