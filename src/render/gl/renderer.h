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
  // rectangle of the page starting at `origin` (pixels; for tiles). Blending ends premultiplied;
  // the target's alpha is that of the page. Keyed groups are kept as layers between calls.
  void draw(const scene::Scene& scene, double scale, unsigned target, int width, int height, Point origin = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace homebound::render
