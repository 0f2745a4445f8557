// Draws a Scene into the current OpenGL 3.3 core context.
#pragma once

#include <memory>

#include "scene/scene.h"

namespace homebound::render {

class Renderer {
 public:
  Renderer();  // needs a current context; loads shaders/; throws Error naming the shader and GL's message
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // Draws onto framebuffer `target` (0: the window), whose size is width x height pixels, the pixel
  // rectangle of the page starting at `origin` (whole pixels; for tiles). The target is not multisampled,
  // and gets premultiplied colour; its alpha is that of the page. Keyed groups are kept as layers from one
  // call to the next. Afterwards the target is bound, blending is on (ONE, ONE_MINUS_SRC_ALPHA), scissor,
  // depth and stencil tests are off, and no program, vertex array or texture (unit 0) is bound.
  void draw(const scene::Scene& scene, double scale, unsigned target, int width, int height,
            Point origin = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace homebound::render
