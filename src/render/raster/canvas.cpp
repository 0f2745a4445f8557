#include "render/raster/canvas.h"

#include <cmath>
#include <utility>

#include "render/raster/glyphs.h"
#include "render/raster/kept_blocks.h"
#include "render/raster/zones.h"

namespace homebound::render {
namespace {

using drawing::Fill, drawing::GlyphRun, drawing::Group, drawing::Image, drawing::Item, drawing::Drawing,
    drawing::Stroke, drawing::Warp;

Tint premultiplied(Colour c) { return {c.r * c.a, c.g * c.a, c.b * c.a, c.a}; }

// Returns the key of a path's points. Small paths count by content: many are made anew for every frame but
// are the same.
Key key_of_path(const drawing::SharedPath& path) {
  constexpr std::size_t small = 2048;
  if (path->points.size() > small) return key_of(path.id());
  Key key = 1;
  for (const Point p : path->points) key = mixed(key, key_of(p.x, p.y));
  for (std::size_t i = 0; i < path->parts(); ++i) key = mixed(key, key_of(path->starts[i], path->closed[i]));
  return key;
}

Key key_of_map(const Affine& m) { return key_of(m.a, m.b, m.c, m.d, m.e, m.f); }

// Keeps drawn pictures together with the objects that their keys stand for.
class Pictures {
 public:
  template <class Draw>
  std::shared_ptr<const Block> get(Key key, std::vector<std::shared_ptr<const void>> owners,
                                   const Draw& draw) {
    Entry& entry = entries_[key];
    if (!entry.block) entry = {std::make_shared<const Block>(draw()), std::move(owners), true};
    entry.used = true;
    return entry.block;
  }
  void trim() {
    std::erase_if(entries_, [](const auto& e) { return !e.second.used; });
    for (auto& [key, entry] : entries_) entry.used = false;
  }

 private:
  struct Entry {
    std::shared_ptr<const Block> block;
    std::vector<std::shared_ptr<const void>> owners;
    bool used = true;
  };
  std::unordered_map<Key, Entry> entries_;
};

}  // namespace

struct Canvas::State {
  State(Order byte_order, PictureSource& source)
      : order(byte_order), drawer(source), compositor(byte_order) {}

  Order order;
  PictureSource& drawer;
  Compositor compositor;
  Glyphs glyphs;
  KeptBlocks blocks;
  Pictures pictures;
};

namespace {

// Lays items on a sheet. Groups that form one picture are composed on the way. The items must outlive the
// sheet.
class Layout {
 public:
  Layout(Canvas::State& state, const Viewport& view, const PixelRect& clip, const Tint& background)
      : state_(state), view_(view), clip_(clip) {
    sheet_.background = background;
  }
  Sheet take() { return std::move(sheet_); }

  void operator()(const Fill& fill) {
    if (!fill.path || fill.path->empty() || fill.colour.a <= 0) return;
    paint(filled(fill.path, pixels_from(fill.transform)), premultiplied(fill.colour));
  }

  void operator()(const Stroke& stroke) {
    if (!stroke.path || stroke.path->empty() || stroke.colour.a <= 0 || !(stroke.width > 0)) return;
    const Affine m = pixels_from(stroke.transform);
    Pen pen{stroke.width * view_.scale, stroke.cap == Stroke::Cap::round, stroke.dashes};
    Key key = mixed(shape_key(stroke.path, m, 's'), key_of(pen.width, pen.round_caps));
    for (double& d : pen.dashes) key = mixed(key, key_of(d *= view_.scale));
    // A line thinner than a pixel is drawn as a fainter line of one pixel.
    const auto fade = static_cast<float>(std::min(pen.width, 1.0));
    auto prepare = [path = stroke.path, m, pen = std::move(pen), clip = clip_] {
      return stroke_coverage(*path, m, pen, clip);
    };
    paint({key, std::move(prepare), stroke.path->points.size(), {}},
          premultiplied(stroke.colour.faded(fade)));
  }

  void operator()(const GlyphRun& run) {
    if (!run.font || run.glyphs.empty() || !(run.size > 0)) return;
    Key key = mixed(key_of(run.font.get(), std::hash<std::string>{}(run.font->file()), run.size, run.origin.x,
                           run.origin.y),
                    frame_key('g'));
    for (const drawing::Glyph& g : run.glyphs) key = mixed(key, key_of(g.id, g.at.x, g.at.y));
    Glyphs& glyphs = state_.glyphs;
    if (run.halo && run.halo->a > 0 && run.halo_width > 0)
      paint({mixed(key, key_of(run.halo_width)),
             [&run, &glyphs, scale = view_.scale, clip = clip_] { return glyphs.halo(run, scale, clip); },
             run.glyphs.size(),
             {}},
            premultiplied(*run.halo));
    if (run.colour.a > 0)
      paint({key,
             [&run, &glyphs, scale = view_.scale, clip = clip_] { return glyphs.letters(run, scale, clip); },
             run.glyphs.size(),
             {}},
            premultiplied(run.colour));
  }

  void operator()(const Image& image) {
    if (!image.pixels || image.opacity <= 0 || image.transform.determinant() == 0) return;
    static const drawing::SharedPath square(rectangle_path(Rect::at(0, 0, 1, 1)));
    const Key key = mixed(key_of(image.pixels.get()), key_of_map(image.transform));
    picture(filled(square, pixels_from(image.transform)), key, {image.pixels}, image.opacity,
            [&](const PixelRect& box) { return state_.drawer.draw(image, view_.scale, box, state_.order); });
  }

  void operator()(const Warp& warp) {
    if (!warp.path || warp.path->empty() || !warp.raster || !warp.grid || warp.opacity <= 0) return;
    const Key key = key_of(warp.raster.get(), warp.grid.get());
    picture(filled(warp.path, pixels_from(warp.transform)), key, {warp.raster, warp.grid}, warp.opacity,
            [&](const PixelRect& box) {
              return warp.raster->zonal() ? draw_zones(warp, view_.scale, box, state_.order)
                                          : state_.drawer.draw(warp, view_.scale, box, state_.order);
            });
  }

  void operator()(const std::shared_ptr<const Group>& group) {
    if (!group || group->opacity <= 0) return;
    const PixelRect outer = std::exchange(clip_, clipped(*group));
    if (!clip_.empty()) {
      if (group->key != 0 || group->opacity < 1) {
        layer(*group, {});
      } else {
        for (const Item& item : group->items) std::visit(*this, item);
      }
    }
    clip_ = outer;
  }

  // Lays the group under everything else: since the page's background is below it, it is copied, not
  // blended.
  void base(const Group& group) { layer(group, sheet_.background); }

 private:
  Affine pixels_from(const Affine& to_page) const {
    return Affine::scale(view_.scale, view_.scale) * to_page;
  }

  // Returns the clip within a group. Its border runs between pixels.
  PixelRect clipped(const Group& group) const {
    if (!group.clip) return clip_;
    const auto pixel = [&](double v) {
      return static_cast<int>(std::clamp(std::floor(v * view_.scale + 0.5), -1e9, 1e9));
    };
    return clip_.intersected({pixel(group.clip->left), pixel(group.clip->top), pixel(group.clip->right),
                              pixel(group.clip->bottom)});
  }

  // Returns the key of the view: the scale, the pixels and the kind of item.
  Key frame_key(char kind) const {
    return key_of(view_.scale, clip_.left, clip_.top, clip_.right, clip_.bottom, kind);
  }
  Key shape_key(const drawing::SharedPath& path, const Affine& m, char kind) const {
    return mixed(key_of_path(path), mixed(key_of_map(m), frame_key(kind)));
  }

  Paint filled(const drawing::SharedPath& path, const Affine& m) const {
    return {shape_key(path, m, 'f'),
            [path, m, clip = clip_] { return fill_coverage(*path, m, clip); },
            path->points.size(),
            {}};
  }

  void paint(Paint paint, const Tint& tint) {
    paint.source = tint;
    sheet_.paints.push_back(std::move(paint));
  }

  template <class Draw>
  void picture(Paint paint, Key key, std::vector<std::shared_ptr<const void>> owners, float opacity,
               const Draw& draw) {
    const PixelRect box = paint.prepare()->bounds();
    if (box.empty()) return;
    paint.source_key = mixed(key, key_of(view_.scale, box.left, box.top, box.right, box.bottom));
    paint.source = FromBlock{
        state_.pictures.get(paint.source_key, std::move(owners), [&] { return draw(box); }), opacity};
    sheet_.paints.push_back(std::move(paint));
  }

  void layer(const Group& group, const Tint& ground) {
    const PixelRect at = from_tile_border(clip_, view_.pixels);
    const Key key = group.key == 0 ? 0
                                   : mixed(key_of(group.key, at.left, ground.r, ground.g, ground.b, ground.a),
                                           frame_key('k'));
    std::shared_ptr<Block> block = key == 0 ? nullptr : state_.blocks.find(key);
    if (!block) {
      Layout inner(state_, view_, clip_, ground);
      for (const Item& item : group.items) std::visit(inner, item);
      const Sheet sheet = inner.take();
      // A caption that fades takes no page.
      block = state_.blocks.add(key, ground.a > 0 ? at : state_.compositor.reach(sheet, at));
      state_.compositor.compose(sheet, *block);
    }
    const PixelRect& own = block->at;
    sheet_.paints.push_back({mixed(key_of(own.left, own.top, own.right, own.bottom), frame_key('b')),
                             {},
                             0,
                             FromBlock{std::move(block), group.opacity}});
  }

  Canvas::State& state_;
  const Viewport& view_;
  PixelRect clip_;
  Sheet sheet_;
};

bool is_base(const Item& item) {
  const auto* group = std::get_if<std::shared_ptr<const Group>>(&item);
  return group != nullptr && *group && (*group)->key != 0 && (*group)->opacity == 1 && !(*group)->clip;
}

}  // namespace

Canvas::Canvas(Order order, PictureSource& pictures) : state_(std::make_unique<State>(order, pictures)) {}
Canvas::~Canvas() = default;

Canvas::Drawn Canvas::draw(const Drawing& drawing, const Viewport& view, bool again) try {
  State& s = *state_;
  const std::shared_ptr<Block> page = s.blocks.add(0, view.pixels);
  Layout layout(s, view, view.pixels, premultiplied(drawing.background));
  for (std::size_t i = 0; i < drawing.items.size(); ++i) {
    if (i == 0 && is_base(drawing.items[0])) {
      const Group& base = *std::get<std::shared_ptr<const Group>>(drawing.items[0]);
      if (again) {
        layout.base(base);
      } else {
        for (const Item& item : base.items) std::visit(layout, item);
      }
    } else {
      std::visit(layout, drawing.items[i]);
    }
  }
  Drawn drawn{*page, s.compositor.compose(layout.take(), *page, true)};
  s.glyphs.trim();
  s.compositor.trim();
  s.pictures.trim();
  s.blocks.trim();
  return drawn;
} catch (...) {
  state_ = std::make_unique<State>(state_->order, state_->drawer);  // blocks may be incomplete
  throw;
}

}  // namespace homebound::render
