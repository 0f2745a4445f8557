// A scene taken apart: which masks are needed, and which colour goes through which mask onto which target,
// in order. Knows no OpenGL.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "render/gl/coverage.h"
#include "render/gl/glyphs.h"
#include "scene/scene.h"

namespace homebound::render {

// Premultiplied.
struct Tint {
  float r = 0, g = 0, b = 0, a = 0;
};

// A mask to be worked out, unless it is known under its key from an earlier draw.
struct MaskRequest {
  std::string key;                                     // empty: not worth keeping
  std::function<std::unique_ptr<Coverage>()> prepare;  // may run on any thread
  std::size_t points = 0;                              // effort of prepare()
};

struct Paint {
  std::size_t mask = 0;  // index of a request
  Tint tint;
  // Seen through the mask instead of the tint; tint.a: opacity.
  const scene::Image* image = nullptr;
  const scene::Warp* warp = nullptr;
};

struct Composite {
  std::size_t pass = 0;  // whose picture
  float opacity = 1;
};

// What is drawn on one target.
struct Pass {
  std::string key;     // empty: not kept for the next draw
  bool known = false;  // already drawn, there are no steps
  PixelRect clip;
  Tint background;
  std::vector<std::variant<Paint, Composite>> steps;
};

struct Drawing {
  std::vector<MaskRequest> masks;
  std::vector<Pass> passes;  // each after those that it composes; the last one is the page
  bool copies_base = false;  // the page begins as a copy of passes[0], which has its background
};

struct Viewport {
  double scale = 1;  // pixels a page unit
  PixelRect pixels;  // of the page
};

// What earlier draws left of keyed passes. Asking notes that the pass is wanted.
class LayerMemory {
 public:
  virtual ~LayerMemory() = default;
  enum class State { unknown, wanted_before, known };
  virtual State ask(const std::string& key) = 0;
};

// The scene must outlive the drawing.
Drawing take_apart(const scene::Scene& scene, const Viewport& view, Glyphs& glyphs, LayerMemory& layers);

}  // namespace homebound::render
