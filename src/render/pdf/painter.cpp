#include "render/pdf/painter.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include "drawing/trim.h"
#include "drawing/warp.h"
#include "render/pdf/fonts.h"
#include "render/pdf/text_clusters.h"

namespace homebound::render {
namespace {

// Restores the context's state at the end of its scope.
class Saved {
 public:
  explicit Saved(cairo_t* context) : context_(context) { cairo_save(context); }
  ~Saved() { cairo_restore(context_); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;

 private:
  cairo_t* context_;
};

Surface premultiplied(const drawing::Pixels& pixels) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels.width, pixels.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return surface;
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  unsigned char* const rows = cairo_image_surface_get_data(surface.get());
  const std::uint8_t* from = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y) {
    auto* to = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::size_t>(y) * stride);
    for (int x = 0; x < pixels.width; ++x, from += 4) {
      const std::uint32_t alpha = from[3];
      const auto times_alpha = [alpha](std::uint32_t c) { return (c * alpha + 127) / 255; };
      *to++ = alpha << 24 | times_alpha(from[0]) << 16 | times_alpha(from[1]) << 8 | times_alpha(from[2]);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

// The resolution at which a document draws a warp, pixels per page unit: in most views rasters are softer.
constexpr double document_resolution = 1.5;

class Painter {
 public:
  Painter(cairo_t* context, Size page, Letters letters)
      : cairo_(context), page_(Rect::at(0, 0, page.width, page.height)), letters_(letters) {}

  void items(const std::vector<drawing::Item>& list) {
    for (const drawing::Item& item : list) std::visit(*this, item);
  }

  void operator()(const drawing::Fill& fill) {
    if (!fill.path) return;
    // A filled part counts as closed, whatever its flag.
    const Path path = transformed(*fill.path, fill.transform);
    trace(letters_ == Letters::text ? drawing::trimmed_fill(path, page_.inflated(2)) : path);
    set_colour(fill.colour);
    cairo_fill(cairo_);
  }

  void operator()(const drawing::Stroke& stroke) {
    if (!stroke.path || !(stroke.width > 0)) return;
    const Saved saved(cairo_);
    const bool dashed = std::accumulate(stroke.dashes.begin(), stroke.dashes.end(), 0.0) > 0;
    const Path path = transformed(*stroke.path, stroke.transform);
    trace(letters_ == Letters::text
              ? drawing::trimmed_line(path, page_.inflated(2 + stroke.width / 2), dashed)
              : path);
    cairo_set_line_width(cairo_, stroke.width);
    cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(
        cairo_, stroke.cap == drawing::Stroke::Cap::round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    if (dashed) cairo_set_dash(cairo_, stroke.dashes.data(), static_cast<int>(stroke.dashes.size()), 0);
    set_colour(stroke.colour);
    cairo_stroke(cairo_);
  }

  void operator()(const drawing::GlyphRun& run) {
    if (!run.font || run.glyphs.empty() || !(run.size > 0)) return;
    const Saved saved(cairo_);
    cairo_set_font_face(cairo_, font_face(*run.font));
    cairo_set_font_size(cairo_, run.size);
    std::vector<cairo_glyph_t> glyphs;
    glyphs.reserve(run.glyphs.size());
    for (const drawing::Glyph& g : run.glyphs) {
      glyphs.push_back({g.id, run.origin.x + g.at.x, run.origin.y + g.at.y});
    }
    const auto count = static_cast<int>(glyphs.size());
    if (run.halo && run.halo_width > 0) halo(*run.halo, run.halo_width, glyphs);
    set_colour(run.colour);
    if (letters_ == Letters::outlines) {
      cairo_glyph_path(cairo_, glyphs.data(), count);
      cairo_fill(cairo_);
    } else {
      std::vector<cairo_text_cluster_t> clusters = text_clusters(run);
      // Readers would take wide gaps for spaces, so a cluster of several glyphs carries the whole text.
      if (is_spaced(glyphs)) clusters = {{static_cast<int>(run.text.size()), count}};
      cairo_show_text_glyphs(cairo_, run.text.data(), static_cast<int>(run.text.size()), glyphs.data(), count,
                             clusters.data(), static_cast<int>(clusters.size()),
                             cairo_text_cluster_flags_t{});
    }
  }

  void operator()(const drawing::Image& image) {
    if (!image.pixels || image.pixels->width <= 0 || image.pixels->height <= 0) return;
    const Affine& t = image.transform;
    if (t.determinant() == 0) return;
    const Saved saved(cairo_);
    const cairo_matrix_t matrix{t.a, t.b, t.c, t.d, t.e, t.f};
    cairo_transform(cairo_, &matrix);
    cairo_rectangle(cairo_, 0, 0, 1, 1);
    cairo_clip(cairo_);
    const Surface surface = premultiplied(*image.pixels);
    cairo_scale(cairo_, 1.0 / image.pixels->width, 1.0 / image.pixels->height);
    cairo_set_source_surface(cairo_, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(cairo_), CAIRO_FILTER_GOOD);
    cairo_paint_with_alpha(cairo_, std::clamp(static_cast<double>(image.opacity), 0.0, 1.0));
  }

  // Draws a picture of the visible part, on whole pixels, and shows it through the path itself.
  void operator()(const drawing::Warp& warp) {
    if (!warp.path || warp.path->empty() || !warp.raster || !warp.grid || !(warp.opacity > 0)) return;
    double pixels = 1, none = 0;
    cairo_user_to_device_distance(cairo_, &pixels, &none);
    if (letters_ == Letters::text) pixels = document_resolution;
    Rect grid = warp.grid->box;
    if (letters_ == Letters::text)  // documents leave out what lies off the page
      grid = {std::max(grid.left, page_.left), std::max(grid.top, page_.top),
              std::min(grid.right, page_.right), std::min(grid.bottom, page_.bottom)};
    if (grid.empty()) return;
    const Rect box{std::floor(grid.left * pixels) / pixels, std::floor(grid.top * pixels) / pixels,
                   std::ceil(grid.right * pixels) / pixels, std::ceil(grid.bottom * pixels) / pixels};
    const drawing::Pixels picture =
        drawing::warped(warp, box, static_cast<int>(std::lround(box.width() * pixels)),
                        static_cast<int>(std::lround(box.height() * pixels)));
    const Saved saved(cairo_);
    trace(transformed(*warp.path, warp.transform));
    cairo_clip(cairo_);
    const Surface surface = premultiplied(picture);
    cairo_translate(cairo_, box.left, box.top);
    cairo_scale(cairo_, 1 / pixels, 1 / pixels);
    cairo_set_source_surface(cairo_, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo_), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(cairo_),
                             letters_ == Letters::text ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
    cairo_paint_with_alpha(cairo_, std::clamp(static_cast<double>(warp.opacity), 0.0, 1.0));
  }

  void operator()(const std::shared_ptr<const drawing::Group>& group) {
    if (!group || !(group->opacity > 0)) return;
    const Saved saved(cairo_);
    if (group->clip) {
      const Rect& clip = *group->clip;
      if (clip.empty()) return;
      cairo_rectangle(cairo_, clip.left, clip.top, clip.width(), clip.height());
      cairo_clip(cairo_);
    }
    if (group->opacity >= 1) {
      items(group->items);
    } else {
      as_one_picture(group->opacity, [&] { items(group->items); });
    }
  }

 private:
  void set_colour(Colour c) {
    cairo_set_source_rgba(cairo_, static_cast<double>(c.r), static_cast<double>(c.g),
                          static_cast<double>(c.b), static_cast<double>(c.a));
  }

  // Adds a path in page units, in which line widths are given, too.
  void trace(const Path& path) {
    cairo_new_path(cairo_);
    for (std::size_t i = 0; i < path.parts(); ++i) {
      cairo_new_sub_path(cairo_);
      for (const Point p : path.part(i)) cairo_line_to(cairo_, p.x, p.y);
      if (path.closed[i] != 0) cairo_close_path(cairo_);
    }
  }

  // Tells whether letters stand farther apart than their font sets them, by a tenth of an em.
  bool is_spaced(const std::vector<cairo_glyph_t>& glyphs) {
    const double set = glyphs.back().x - glyphs.front().x;
    double natural = 0;
    for (const cairo_glyph_t& g : std::span(glyphs).first(glyphs.size() - 1)) {
      cairo_text_extents_t extents;
      cairo_glyph_extents(cairo_, &g, 1, &extents);
      natural += extents.x_advance;
    }
    cairo_matrix_t size;
    cairo_get_font_matrix(cairo_, &size);
    return set - natural > 0.1 * size.xx * static_cast<double>(glyphs.size() - 1);
  }

  template <class Draw>
  void as_one_picture(float opacity, Draw draw) {
    cairo_push_group(cairo_);
    draw();
    cairo_pop_group_to_source(cairo_);
    cairo_paint_with_alpha(cairo_, static_cast<double>(opacity));
  }

  // Draws the halo: the glyphs and everything within `width` around them. Fill and line overlap, so a faint
  // halo is drawn opaque and then faded as a whole.
  void halo(Colour colour, double width, const std::vector<cairo_glyph_t>& glyphs) {
    const auto draw = [&] {
      cairo_new_path(cairo_);
      cairo_glyph_path(cairo_, glyphs.data(), static_cast<int>(glyphs.size()));
      cairo_set_line_width(cairo_, 2 * width);
      cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
      set_colour(colour.with_alpha(1));
      cairo_stroke_preserve(cairo_);
      cairo_fill(cairo_);
    };
    if (colour.a >= 1) {
      draw();
    } else if (colour.a > 0) {
      // Otherwise the group would be as large as the page, and PDF readers are slow with a hundred of
      // those.
      cairo_text_extents_t ink;
      cairo_glyph_extents(cairo_, glyphs.data(), static_cast<int>(glyphs.size()), &ink);
      const Rect box =
          Rect::at(glyphs[0].x + ink.x_bearing, glyphs[0].y + ink.y_bearing, ink.width, ink.height)
              .inflated(width + 2);
      const Saved saved(cairo_);
      cairo_rectangle(cairo_, box.left, box.top, box.width(), box.height());
      cairo_clip(cairo_);
      as_one_picture(colour.a, draw);
    }
  }

  cairo_t* cairo_;
  Rect page_;
  Letters letters_;
};

}  // namespace

void paint(cairo_t* context, const drawing::Drawing& drawing, Letters letters) {
  cairo_set_antialias(context, CAIRO_ANTIALIAS_BEST);
  cairo_set_fill_rule(context, CAIRO_FILL_RULE_WINDING);
  cairo_set_tolerance(context, 0.05);
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(context, options.get());
  const Colour& b = drawing.background;
  if (b.a > 0) {
    const Saved saved(context);
    cairo_set_source_rgba(context, static_cast<double>(b.r), static_cast<double>(b.g),
                          static_cast<double>(b.b), static_cast<double>(b.a));
    cairo_paint(context);
  }
  Painter(context, drawing.page, letters).items(drawing.items);
}

}  // namespace homebound::render
