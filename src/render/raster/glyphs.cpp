#include "render/raster/glyphs.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "render/raster/key.h"

namespace homebound::render {
namespace {

constexpr double largest_bitmap = 64;  // em, pixels
constexpr int phases = 4;              // distinct positions within a pixel, each way
constexpr PixelRect everywhere{-(1 << 24), -(1 << 24), 1 << 24, 1 << 24};

// Takes the greater of two coverages, for halos: the outline and everything around it.
class EitherCoverage final : public Coverage {
 public:
  EitherCoverage(std::unique_ptr<Coverage> a, std::unique_ptr<Coverage> b, const PixelRect& bounds)
      : Coverage(bounds), a_(std::move(a)), b_(std::move(b)) {}

  void draw(const PixelRect& area, std::uint8_t* out) const override {
    std::memset(out, 0, static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height()));
    for (const Coverage* part : {a_.get(), b_.get()}) {
      const PixelRect common = part->bounds().intersected(area);
      if (common.empty()) continue;
      const auto width = static_cast<std::size_t>(common.width());
      std::vector<std::uint8_t> rows(width * static_cast<std::size_t>(common.height()));
      part->draw(common, rows.data());
      for (int y = common.top; y < common.bottom; ++y) {
        const std::uint8_t* source = &rows[static_cast<std::size_t>(y - common.top) * width];
        std::uint8_t* target =
            out + static_cast<std::size_t>(y - area.top) * static_cast<std::size_t>(area.width()) +
            (common.left - area.left);
        for (std::size_t i = 0; i < width; ++i) target[i] = std::max(target[i], source[i]);
      }
    }
  }

 private:
  std::unique_ptr<Coverage> a_, b_;
};

// Covers the outline and everything within `halo` pixels around it.
std::unique_ptr<Coverage> outline_coverage(const Path& path, const Affine& to_pixels, double halo,
                                           const PixelRect& clip) {
  auto inside = fill_coverage(path, to_pixels, clip);
  if (halo <= 0) return inside;
  auto around = stroke_coverage(path, to_pixels, Pen{2 * halo, true, {}}, clip);
  PixelRect bounds = around->bounds();
  if (!inside->bounds().empty()) bounds.add(inside->bounds());
  return std::make_unique<EitherCoverage>(std::move(inside), std::move(around), bounds);
}

// Lays bitmaps side by side.
class RunCoverage final : public Coverage {
 public:
  struct Placed {
    const Bitmap* bitmap;
    int x, y;
  };

  // Letters add up where glyphs meet; halos take the greater value, as strokes do.
  RunCoverage(std::vector<Placed> glyphs, bool add, const PixelRect& clip)
      : Coverage({}), glyphs_(std::move(glyphs)), add_(add) {
    PixelRect all;
    for (const Placed& g : glyphs_) {
      if (const PixelRect at = place(g).intersected(clip); !at.empty()) all.add(at);
    }
    set_bounds(all);
  }

  void draw(const PixelRect& area, std::uint8_t* out) const override {
    std::memset(out, 0, static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height()));
    for (const Placed& g : glyphs_) {
      const PixelRect from = place(g), common = from.intersected(area);
      for (int y = common.top; y < common.bottom; ++y) {
        const std::uint8_t* source =
            g.bitmap->bytes.data() +
            static_cast<std::size_t>(y - from.top) * static_cast<std::size_t>(from.width()) +
            (common.left - from.left);
        std::uint8_t* target =
            out + static_cast<std::size_t>(y - area.top) * static_cast<std::size_t>(area.width()) +
            (common.left - area.left);
        for (int i = 0; i < common.width(); ++i) {
          target[i] = add_ ? static_cast<std::uint8_t>(std::min(target[i] + source[i], 255))
                           : std::max(target[i], source[i]);
        }
      }
    }
  }

 private:
  static PixelRect place(const Placed& g) {
    const PixelRect& r = g.bitmap->at;
    return {r.left + g.x, r.top + g.y, r.right + g.x, r.bottom + g.y};
  }

  std::vector<Placed> glyphs_;
  bool add_;
};

// A position in pixels and quarters; it is the same wherever a tile begins.
struct Snapped {
  int pixel, phase;
};
Snapped snap(double v) {
  const double quarters = std::floor(v * phases + 0.5), pixel = std::floor(quarters / phases);
  return {static_cast<int>(pixel), static_cast<int>(quarters - pixel * phases)};
}

}  // namespace

std::unique_ptr<Coverage> Glyphs::letters(const drawing::GlyphRun& run, double scale, const PixelRect& clip) {
  return coverage(run, scale, 0, clip);
}

std::unique_ptr<Coverage> Glyphs::halo(const drawing::GlyphRun& run, double scale, const PixelRect& clip) {
  return coverage(run, scale, run.halo_width * scale, clip);
}

std::unique_ptr<Coverage> Glyphs::coverage(const drawing::GlyphRun& run, double scale, double halo,
                                           const PixelRect& clip) {
  const std::lock_guard lock(mutex_);
  const double em = run.size * scale;
  if (em > largest_bitmap) {
    Path path;
    for (const drawing::Glyph& g : run.glyphs) {
      const Affine place = Affine::translate(run.origin + g.at) * Affine::scale(run.size, run.size);
      path.append(transformed(run.font->outline(g.id), place));
    }
    return outline_coverage(path, Affine::scale(scale, scale), halo, clip);
  }
  fonts_.try_emplace(run.font.get(), run.font);
  std::vector<RunCoverage::Placed> placed;
  placed.reserve(run.glyphs.size());
  const double margin = 2 * em + halo;  // no glyph reaches farther from its origin; cheap culling
  for (const drawing::Glyph& g : run.glyphs) {
    const Point at = (run.origin + g.at) * scale;
    if (at.x < clip.left - margin || at.x > clip.right + margin || at.y < clip.top - margin ||
        at.y > clip.bottom + margin) {
      continue;
    }
    const Snapped x = snap(at.x), y = snap(at.y);
    const Bitmap& shape = glyph(*run.font, g.id, em, halo, x.phase, y.phase);
    if (!shape.bytes.empty()) placed.push_back({&shape, x.pixel, y.pixel});
  }
  return std::make_unique<RunCoverage>(std::move(placed), halo <= 0, clip);
}

const Bitmap& Glyphs::glyph(const drawing::Font& font, std::uint32_t id, double em, double halo, int phase_x,
                            int phase_y) {
  const auto [entry, fresh] = bitmaps_.try_emplace(key_of(&font, id, em, halo, phase_x, phase_y));
  if (fresh) {
    const Affine to_pixels{
        em, 0, 0, em, static_cast<double>(phase_x) / phases, static_cast<double>(phase_y) / phases};
    entry->second = bitmap(*outline_coverage(font.outline(id), to_pixels, halo, everywhere));
    bytes_ += entry->second.bytes.size();
  }
  return entry->second;
}

void Glyphs::trim() {
  constexpr std::size_t limit = 16 << 20;  // bytes
  if (bytes_ < limit) return;
  bitmaps_.clear();
  fonts_.clear();
  bytes_ = 0;
}

}  // namespace homebound::render
