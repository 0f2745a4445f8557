// The backends that draw pictures, to run a test on each.
#pragma once

#include <ostream>

#include "drawing/drawing.h"
#include "render/gl/offscreen.h"
#include "render/pdf/cairo.h"

namespace homebound::render {

struct Backend {
  const char* name;
  double tolerance;  // of an area: coverage is rounded to 1/255; Cairo samples a pixel at 17 x 15 points
  drawing::Pixels (*draw)(const drawing::Drawing&, double scale);
  friend std::ostream& operator<<(std::ostream& out, const Backend& b) { return out << b.name; }
};

inline const Backend backends[] = {
    {"gl", 0.005,
     [](const drawing::Drawing& drawing, double scale) { return draw_offscreen(drawing, scale); }},
    {"cairo", 0.01,
     [](const drawing::Drawing& drawing, double scale) { return draw_cairo(drawing, scale); }}};

}  // namespace homebound::render
