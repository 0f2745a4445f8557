#include "render/gl/drawing.h"

#include <cmath>
#include <utility>

#include "render/gl/key.h"

namespace homebound::render {
namespace {

using scene::Fill, scene::GlyphRun, scene::Group, scene::Image, scene::Item, scene::Scene, scene::Stroke,
    scene::Warp;

Tint premultiplied(Colour c) { return {c.r * c.a, c.g * c.a, c.b * c.a, c.a}; }

class Planner {
 public:
  Planner(const Viewport& view, Glyphs& glyphs, LayerMemory& layers)
      : view_(view), glyphs_(glyphs), layers_(layers) {}

  Drawing plan(const Scene& scene) {
    Pass page{{}, false, view_.pixels, premultiplied(scene.background), {}};
    clip_ = view_.pixels;
    pass_ = &page;
    for (std::size_t i = 0; i < scene.items.size(); ++i) {
      if (i == 0 && is_base(scene.items[0])) {
        base(*std::get<std::shared_ptr<const Group>>(scene.items[0]));
      } else {
        std::visit(*this, scene.items[i]);
      }
    }
    drawing_.passes.push_back(std::move(page));
    return std::move(drawing_);
  }

  void operator()(const Fill& fill) {
    if (!fill.path || fill.path->empty() || fill.colour.a <= 0) return;
    const Affine to_pixels = pixels_from(fill.transform);
    paint(fill.path, to_pixels, 'f', {}, premultiplied(fill.colour),
          [path = fill.path, to_pixels, clip = clip_] { return fill_coverage(*path, to_pixels, clip); });
  }

  void operator()(const Stroke& stroke) {
    if (!stroke.path || stroke.path->empty() || stroke.colour.a <= 0 || !(stroke.width > 0)) return;
    const Affine to_pixels = pixels_from(stroke.transform);
    Pen pen{stroke.width * view_.scale, stroke.cap == Stroke::Cap::round, stroke.dashes};
    for (double& d : pen.dashes) d *= view_.scale;
    // A line thinner than a pixel is a fainter line of one pixel.
    const auto fade = static_cast<float>(std::min(pen.width, 1.0));
    std::string shape = key_of(pen.width, pen.round_caps);
    for (double d : pen.dashes) shape += key_of(d);
    paint(stroke.path, to_pixels, 's', shape, premultiplied(stroke.colour.faded(fade)),
          [path = stroke.path, to_pixels, pen = std::move(pen), clip = clip_] {
            return stroke_coverage(*path, to_pixels, pen, clip);
          });
  }

  void operator()(const GlyphRun& run) {
    if (!run.font || run.glyphs.empty() || !(run.size > 0)) return;
    if (run.halo && run.halo->a > 0 && run.halo_width > 0) {
      paint(glyphs_.halo(run, view_.scale, clip_), premultiplied(*run.halo));
    }
    if (run.colour.a > 0) paint(glyphs_.letters(run, view_.scale, clip_), premultiplied(run.colour));
  }

  void operator()(const Image& image) {
    if (!image.pixels || image.opacity <= 0 || image.transform.determinant() == 0) return;
    static const scene::SharedPath square(rectangle_path(Rect::at(0, 0, 1, 1)));
    const Affine to_pixels = pixels_from(image.transform);
    paint(square, to_pixels, 'f', {}, {0, 0, 0, image.opacity},
          [to_pixels, clip = clip_] { return fill_coverage(*square, to_pixels, clip); }, {.image = &image});
  }

  void operator()(const Warp& warp) {
    if (!warp.path || warp.path->empty() || !warp.raster || !warp.grid || warp.opacity <= 0) return;
    const Affine to_pixels = pixels_from(warp.transform);
    paint(warp.path, to_pixels, 'f', {}, {0, 0, 0, warp.opacity},
          [path = warp.path, to_pixels, clip = clip_] { return fill_coverage(*path, to_pixels, clip); },
          {.warp = &warp});
  }

  void operator()(const std::shared_ptr<const Group>& group) {
    if (!group || group->opacity <= 0) return;
    const PixelRect outer = clip_;
    clip_ = clipped(*group);
    if (!clip_.empty()) {
      if (group->key != 0) {
        const std::string key = layer_key(*group, {});
        const bool known = layers_.ask(key) == LayerMemory::State::known;
        pass_->steps.emplace_back(Composite{layer(*group, {}, key, known), group->opacity});
      } else if (group->opacity < 1) {
        pass_->steps.emplace_back(Composite{layer(*group, {}, {}, false), group->opacity});
      } else {
        items(*group);
      }
    }
    clip_ = outer;
  }

 private:
  static bool is_base(const Item& item) {
    const auto* group = std::get_if<std::shared_ptr<const Group>>(&item);
    return group != nullptr && *group && (*group)->key != 0 && (*group)->opacity == 1 && !(*group)->clip;
  }

  Affine pixels_from(const Affine& to_page) const {
    return Affine::scale(view_.scale, view_.scale) * to_page;
  }

  // The clip in force within a group. Its border runs between pixels.
  PixelRect clipped(const Group& group) const {
    if (!group.clip) return clip_;
    const auto pixel = [&](double v) {
      return static_cast<int>(std::clamp(std::floor(v * view_.scale + 0.5), -1e9, 1e9));
    };
    return clip_.intersected({pixel(group.clip->left), pixel(group.clip->top), pixel(group.clip->right),
                              pixel(group.clip->bottom)});
  }

  void items(const Group& group) {
    inside_keyed_ += group.key != 0 ? 1 : 0;
    for (const Item& item : group.items) std::visit(*this, item);
    inside_keyed_ -= group.key != 0 ? 1 : 0;
  }

  // The group under everything else. Drawn right onto the page it gives the same pixels as a layer with the
  // page's background; a layer is made when it comes a second time.
  void base(const Group& group) {
    const std::string key = layer_key(group, pass_->background);
    const LayerMemory::State state = layers_.ask(key);
    if (state == LayerMemory::State::unknown) {
      items(group);
    } else {
      layer(group, pass_->background, key, state == LayerMemory::State::known);
      drawing_.copies_base = true;
    }
  }

  std::string layer_key(const Group& group, const Tint& background) const {
    const PixelRect &v = view_.pixels, &c = clip_;
    return key_of(group.key, view_.scale, v.left, v.top, v.right, v.bottom, c.left, c.top, c.right, c.bottom,
                  background.r, background.g, background.b, background.a);
  }

  // Adds the pass of a group; its index.
  std::size_t layer(const Group& group, const Tint& background, const std::string& key, bool known) {
    Pass pass{key, known, clip_, background, {}};
    if (!known) {
      Pass* outer = std::exchange(pass_, &pass);
      items(group);
      pass_ = outer;
    }
    drawing_.passes.push_back(std::move(pass));
    return drawing_.passes.size() - 1;
  }

  struct Picture {
    const Image* image = nullptr;
    const Warp* warp = nullptr;
  };

  void paint(std::unique_ptr<Coverage> coverage, const Tint& tint) {
    if (coverage->bounds().empty()) return;
    // std::function wants a copyable callee.
    auto held = std::make_shared<std::unique_ptr<Coverage>>(std::move(coverage));
    add({{}, [held] { return std::move(*held); }, 0}, tint, {});
  }

  template <class Prepare>
  void paint(const scene::SharedPath& path, const Affine& m, char kind, const std::string& shape,
             const Tint& tint, Prepare prepare, const Picture& picture = {}) {
    std::string key;
    if (inside_keyed_ == 0) {  // a kept layer needs its masks only once
      key = key_of(path.id(), m.a, m.b, m.c, m.d, m.e, m.f, clip_.left, clip_.top, clip_.right, clip_.bottom,
                   kind) +
            shape;
    }
    add({std::move(key), std::move(prepare), path->points.size()}, tint, picture);
  }

  void add(MaskRequest request, const Tint& tint, const Picture& picture) {
    drawing_.masks.push_back(std::move(request));
    pass_->steps.emplace_back(Paint{drawing_.masks.size() - 1, tint, picture.image, picture.warp});
  }

  const Viewport& view_;
  Glyphs& glyphs_;
  LayerMemory& layers_;
  Drawing drawing_;
  PixelRect clip_;
  Pass* pass_ = nullptr;
  int inside_keyed_ = 0;
};

}  // namespace

Drawing take_apart(const scene::Scene& scene, const Viewport& view, Glyphs& glyphs, LayerMemory& layers) {
  return Planner(view, glyphs, layers).plan(scene);
}

}  // namespace homebound::render
