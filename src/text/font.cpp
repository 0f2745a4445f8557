#include "text/font.h"

#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pangofc-font.h>

#include "base/error.h"

namespace homebound::text {
namespace {

constexpr double flatness = 1.0 / 2000;  // em

// Receives an outline from HarfBuzz and flattens its curves.
class Flattener {
 public:
  Flattener(double x_scale, double y_scale) : x_scale_(x_scale), y_scale_(y_scale) {}

  void move(float x, float y) {
    finish();
    path_.begin(true);
    add(point(x, y));
  }
  void line(float x, float y) { add(point(x, y)); }
  void quadratic(float cx, float cy, float x, float y) {
    const Point a = last_, c = point(cx, cy), b = point(x, y);
    // Degree elevation gives the same curve as a cubic.
    cubic(a + (c - a) * (2.0 / 3), b + (c - b) * (2.0 / 3), b);
  }
  void cubic(float ax, float ay, float bx, float by, float x, float y) {
    cubic(point(ax, ay), point(bx, by), point(x, y));
  }
  // Drops a contour's last point when it repeats the first.
  void finish() {
    if (path_.starts.empty()) return;
    const std::size_t first = path_.starts.back();
    if (path_.points.size() > first + 1 && path_.points.back() == path_.points[first])
      path_.points.pop_back();
  }
  Path take() {
    finish();
    return std::move(path_);
  }

 private:
  Point point(float x, float y) const { return {x / x_scale_, -y / y_scale_}; }
  void add(Point p) {
    path_.add(p);
    last_ = p;
  }
  // The chord of a piece of length 1/n is off by at most |second derivative| / (8 n^2).
  void cubic(Point c, Point d, Point b) {
    const Point a = last_;
    const double bend = 6 * std::max(length(a - c * 2 + d), length(c - d * 2 + b));
    const int pieces = std::max(1, static_cast<int>(std::ceil(std::sqrt(bend / (8 * flatness)))));
    for (int i = 1; i < pieces; ++i) {
      const double t = static_cast<double>(i) / pieces, s = 1 - t;
      add(a * (s * s * s) + c * (3 * s * s * t) + d * (3 * s * t * t) + b * (t * t * t));
    }
    add(b);
  }

  double x_scale_, y_scale_;
  Path path_;
  Point last_;
};

hb_draw_funcs_t* draw_functions() {
  static hb_draw_funcs_t* const functions = [] {
    hb_draw_funcs_t* f = hb_draw_funcs_create();
    using State = hb_draw_state_t;
    hb_draw_funcs_set_move_to_func(
        f, [](auto*, void* to, State*, float x, float y, void*) { static_cast<Flattener*>(to)->move(x, y); },
        nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(
        f, [](auto*, void* to, State*, float x, float y, void*) { static_cast<Flattener*>(to)->line(x, y); },
        nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(
        f,
        [](auto*, void* to, State*, float cx, float cy, float x, float y, void*) {
          static_cast<Flattener*>(to)->quadratic(cx, cy, x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(
        f,
        [](auto*, void* to, State*, float ax, float ay, float bx, float by, float x, float y, void*) {
          static_cast<Flattener*>(to)->cubic(ax, ay, bx, by, x, y);
        },
        nullptr, nullptr);
    hb_draw_funcs_make_immutable(f);
    return f;
  }();
  return functions;
}

Path read_outline(hb_font_t* font, std::uint32_t glyph) {
  int x_scale = 0, y_scale = 0;
  hb_font_get_scale(font, &x_scale, &y_scale);
  Flattener flattener(x_scale, y_scale);
#if HB_VERSION_ATLEAST(7, 0, 0)
  hb_font_draw_glyph(font, glyph, draw_functions(), &flattener);
#else
  hb_font_get_glyph_shape(font, glyph, draw_functions(), &flattener);
#endif
  return flattener.take();
}

struct Identity {
  std::string file, variations;
  int index = 0;
  bool operator<(const Identity& o) const {
    return std::tie(file, variations, index) < std::tie(o.file, o.variations, o.index);
  }
};

class PangoFace final : public LoadedFont {
 public:
  PangoFace(PangoFont* font, Identity identity, std::string name)
      : font_(hb_font_reference(pango_font_get_hb_font(font))),
        identity_(std::move(identity)),
        name_(std::move(name)) {
    int x_scale = 0, y_scale = 0;
    hb_font_get_scale(font_, &x_scale, &y_scale);
    hb_font_extents_t found{};
    hb_font_get_h_extents(font_, &found);
    extents_ = {static_cast<double>(found.ascender) / y_scale,
                -static_cast<double>(found.descender) / y_scale};
  }
  ~PangoFace() override { hb_font_destroy(font_); }

  const Path& outline(std::uint32_t glyph) const override {
    const std::lock_guard lock(mutex_);
    const auto [entry, fresh] = outlines_.try_emplace(glyph);
    if (fresh) entry->second = read_outline(font_, glyph);
    return entry->second;
  }
  const std::string& file() const override { return identity_.file; }
  int face_index() const override { return identity_.index; }
  const std::string& name() const override { return name_; }
  FontExtents extents() const override { return extents_; }

 private:
  hb_font_t* font_;
  Identity identity_;
  std::string name_;
  FontExtents extents_;
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::uint32_t, Path> outlines_;
};

std::string text_property(const FcPattern* pattern, const char* key) {
  FcChar8* value = nullptr;
  if (FcPatternGetString(pattern, key, 0, &value) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(value);
}

}  // namespace

std::shared_ptr<const LoadedFont> loaded_font(PangoFont* font) {
  static std::map<Identity, std::shared_ptr<const LoadedFont>>& fonts =
      *new std::map<Identity, std::shared_ptr<const LoadedFont>>;
  if (!PANGO_IS_FC_FONT(font))
    throw Error({"no font is installed that fontconfig finds (Debian: fonts-inter, fonts-noto-cjk)",
                 "没有 fontconfig 可找到的字体（Debian：fonts-inter、fonts-noto-cjk）"});
  FcPattern* pattern = nullptr;
  g_object_get(font, "pattern", &pattern, nullptr);
  Identity identity{text_property(pattern, FC_FILE), text_property(pattern, FC_FONT_VARIATIONS), 0};
  FcPatternGetInteger(pattern, FC_INDEX, 0, &identity.index);
  auto& entry = fonts[identity];
  if (!entry) entry = std::make_shared<PangoFace>(font, identity, text_property(pattern, FC_FULLNAME));
  return entry;
}

}  // namespace homebound::text
