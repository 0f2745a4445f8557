// The backends that draw pictures, to run a test on each.
#pragma once

#include <ostream>

#include "render/cairo/cairo.h"
#include "render/gl/offscreen.h"
#include "scene/scene.h"

namespace homebound::render {

struct Backend {
  const char* name;
  double tolerance;  // of an area: coverage is rounded to 1/255; Cairo samples a pixel at 17 x 15 points
  scene::Pixels (*draw)(const scene::Scene&, double scale);
  friend std::ostream& operator<<(std::ostream& out, const Backend& b) { return out << b.name; }
};

inline const Backend backends[] = {
    {"gl", 0.005, [](const scene::Scene& scene, double scale) { return draw_offscreen(scene, scale); }},
    {"cairo", 0.01, [](const scene::Scene& scene, double scale) { return draw_cairo(scene, scale); }}};

}  // namespace homebound::render
