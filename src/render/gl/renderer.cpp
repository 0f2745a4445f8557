#include "render/gl/renderer.h"

#include <cmath>

#include <epoxy/gl.h>

#include "render/gl/drawing.h"
#include "render/gl/images.h"
#include "render/gl/layers.h"
#include "render/gl/mask_store.h"
#include "render/gl/warps.h"

namespace homebound::render {
namespace {

struct ImageProgram : QuadProgram {
  ImageProgram() : QuadProgram("image.frag") {
    origin = uniform(name, "origin");
    to_u = uniform(name, "to_u"), to_v = uniform(name, "to_v");
    lod = uniform(name, "lod");
    masked = uniform(name, "masked");
    glUseProgram(*name);
    glUniform1i(uniform(name, "mask"), 0);
    glUniform1i(uniform(name, "picture"), 1);
  }
  int origin, to_u, to_v, lod, masked;
};

// One call of OpenGL: quads in a row with everything alike.
struct Batch {
  enum class Kind { solid, masked, image, warp, layer } kind = Kind::solid;
  bool blend = true;
  unsigned texture = 0;  // mask, or layer
  const scene::Image* image = nullptr;
  const scene::Warp* warp = nullptr;
  std::size_t first = 0, count = 0;

  bool continues(const Batch& b) const {
    return kind == b.kind && blend == b.blend && texture == b.texture && image == b.image && warp == b.warp;
  }
};

// A pass with its target and batches.
struct Run {
  unsigned framebuffer = 0;
  unsigned base = 0;  // a framebuffer to begin with a copy of; else `background`
  Tint background;
  std::vector<Batch> batches;
};

}  // namespace

struct Renderer::State {
  QuadProgram solid{"solid.frag"}, masked{"mask.frag"}, layered{"layer.frag"};
  ImageProgram image;
  QuadBuffer quads;
  MaskStore masks;
  Glyphs glyphs;
  Layers layers;
  Images images;
  Warps warps;

  void draw(const scene::Scene& scene, const Viewport& view, unsigned target);

 private:
  std::vector<Batch> prepare(const Pass& pass, const std::vector<const PlacedMask*>& placed,
                             PixelRect& drawn);
  void add_quad(std::vector<Batch>& batches, Batch batch, const PixelRect& at, const Tint& tint, int u = 0,
                int v = 0);
  void execute(const Run& run, const Viewport& view);
  void set_image(const Batch& batch, const Viewport& view);

  PixelRect pixels;
  std::vector<QuadVertex> vertices;
  std::vector<Layer*> pictures;  // of the passes so far
};

void Renderer::State::add_quad(std::vector<Batch>& batches, Batch batch, const PixelRect& at,
                               const Tint& tint, int u, int v) {
  batch.first = vertices.size() / 4;
  batch.count = 1;
  for (const int y : {at.top, at.bottom}) {
    for (const int x : {at.left, at.right}) {
      const auto across = static_cast<float>(x - pixels.left), down = static_cast<float>(y - pixels.top);
      QuadVertex vertex{
          across, down,   across, static_cast<float>(pixels.height()) - down,  // a layer's texel
          tint.r, tint.g, tint.b, tint.a};
      if (batch.kind != Batch::Kind::layer) {
        vertex.u = static_cast<float>(u + x - at.left), vertex.v = static_cast<float>(v + y - at.top);
      }
      vertices.push_back(vertex);
    }
  }
  if (!batches.empty() && batches.back().continues(batch)) {
    ++batches.back().count;
  } else {
    batches.push_back(batch);
  }
}

// Quads and batches of a pass, and what they cover in all.
std::vector<Batch> Renderer::State::prepare(const Pass& pass, const std::vector<const PlacedMask*>& placed,
                                            PixelRect& drawn) {
  using Kind = Batch::Kind;
  std::vector<Batch> batches;
  for (const auto& step : pass.steps) {
    if (const auto* composite = std::get_if<Composite>(&step)) {
      const Layer& picture = *pictures[composite->pass];
      if (picture.drawn.empty()) continue;
      add_quad(batches, {Kind::layer, true, *picture.target.texture}, picture.drawn,
               {0, 0, 0, composite->opacity});
      drawn.add(picture.drawn);
      continue;
    }
    const auto& paint = std::get<Paint>(step);
    const PlacedMask& mask = *placed[paint.mask];
    const auto kind_or = [&paint](Kind flat) {
      return paint.image != nullptr ? Kind::image : paint.warp != nullptr ? Kind::warp : flat;
    };
    const bool opaque = kind_or(Kind::solid) == Kind::solid && paint.tint.a >= 1;
    for (const PixelRect& at : mask.solid) {
      add_quad(batches, {kind_or(Kind::solid), !opaque, 0, paint.image, paint.warp}, at, paint.tint);
      drawn.add(at);
    }
    for (const PlacedTile& tile : mask.partial) {
      add_quad(batches, {kind_or(Kind::masked), true, masks.texture(tile), paint.image, paint.warp}, tile.at,
               paint.tint, tile.slot.x, tile.slot.y);
      drawn.add(tile.at);
    }
  }
  return batches;
}

void Renderer::State::set_image(const Batch& batch, const Viewport& view) {
  const scene::Image& picture = *batch.image;
  glActiveTexture(GL_TEXTURE1);
  glBindTexture(GL_TEXTURE_2D, images.texture(picture.pixels));
  glActiveTexture(GL_TEXTURE0);
  const Affine to_pixels = Affine::scale(view.scale, view.scale) * picture.transform;
  const Affine m = to_pixels.inverse();
  const auto set = [](int place, double x, double y, double z) {
    glUniform3f(place, static_cast<float>(x), static_cast<float>(y), static_cast<float>(z));
  };
  set(image.to_u, m.a, m.c, m.e);
  set(image.to_v, m.b, m.d, m.f);
  // Texels that a pixel spans, the wider way.
  const double across = std::hypot(m.a * picture.pixels->width, m.b * picture.pixels->height);
  const double down = std::hypot(m.c * picture.pixels->width, m.d * picture.pixels->height);
  glUniform1f(image.lod, static_cast<float>(std::max(0.0, std::log2(std::max(across, down)))));
  glUniform2f(image.origin, static_cast<float>(view.pixels.left), static_cast<float>(view.pixels.top));
  glUniform1i(image.masked, batch.texture != 0 ? 1 : 0);
}

void Renderer::State::execute(const Run& run, const Viewport& view) {
  glBindFramebuffer(GL_FRAMEBUFFER, run.framebuffer);
  glViewport(0, 0, view.pixels.width(), view.pixels.height());
  if (run.base != 0) {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, run.base);
    const int width = view.pixels.width(), height = view.pixels.height();
    glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  } else {
    glClearColor(run.background.r, run.background.g, run.background.b, run.background.a);
    glClear(GL_COLOR_BUFFER_BIT);
  }
  for (const Batch& batch : run.batches) {
    using Kind = Batch::Kind;
    const QuadProgram& program = batch.kind == Kind::solid    ? solid
                                 : batch.kind == Kind::masked ? masked
                                 : batch.kind == Kind::layer  ? layered
                                 : batch.kind == Kind::warp   ? warps.program()
                                                              : image;
    glUseProgram(*program.name);
    const auto width = static_cast<float>(view.pixels.width());
    const auto height = static_cast<float>(view.pixels.height());
    glUniform2f(program.size, width, height);
    if (batch.kind == Kind::layer) {
      glUniform2f(program.texel, 1 / width, 1 / height);
    } else {
      glUniform2f(program.texel, 1.0f / Atlas::page_size, 1.0f / Atlas::page_size);
    }
    if (batch.blend) {
      glEnable(GL_BLEND);
    } else {
      glDisable(GL_BLEND);
    }
    if (batch.kind == Kind::image) set_image(batch, view);
    if (batch.kind == Kind::warp) warps.use(*batch.warp, view, batch.texture != 0);
    if (batch.texture != 0) glBindTexture(GL_TEXTURE_2D, batch.texture);
    quads.draw(batch.first, batch.count);
  }
}

void Renderer::State::draw(const scene::Scene& scene, const Viewport& view, unsigned target) {
  pixels = view.pixels;
  vertices.clear();
  pictures.clear();
  const Drawing drawing = take_apart(scene, view, glyphs, layers);
  glActiveTexture(GL_TEXTURE0);
  const auto placed = masks.place(drawing.masks);
  std::vector<Run> runs;
  for (const Pass& pass : drawing.passes) {
    const bool page = &pass == &drawing.passes.back();
    Layer* layer = nullptr;
    if (pass.known) {
      layer = &layers.at(pass.key);
    } else if (!page) {
      layer = &layers.add(pass.key, pixels.width(), pixels.height());
    }
    pictures.push_back(layer);
    if (pass.known) continue;
    PixelRect drawn;
    Run run{page ? target : *layer->target.framebuffer, 0, pass.background, prepare(pass, placed, drawn)};
    if (page && drawing.copies_base) run.base = *pictures[0]->target.framebuffer;
    if (!page) layer->drawn = drawn;
    runs.push_back(std::move(run));
  }
  quads.upload(vertices);
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_CULL_FACE);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  for (const Run& run : runs) execute(run, view);
  glBindFramebuffer(GL_FRAMEBUFFER, target);
  glBindVertexArray(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  glUseProgram(0);
  glEnable(GL_BLEND);
  glyphs.trim();
  layers.trim();
  images.trim();
  warps.trim();
}

Renderer::Renderer() : state_(std::make_unique<State>()) {}
Renderer::~Renderer() = default;

void Renderer::draw(const scene::Scene& scene, double scale, unsigned target, int width, int height,
                    Point origin) {
  const int left = static_cast<int>(std::lround(origin.x)), top = static_cast<int>(std::lround(origin.y));
  try {
    state_->draw(scene, {scale, {left, top, left + width, top + height}}, target);
  } catch (...) {
    state_ = std::make_unique<State>();  // layers and masks may be half done
    throw;
  }
}

}  // namespace homebound::render
