// A pixel's coverage is that of the nearest stretch of line: a ramp one pixel wide across the line's
// border, which sums up to exactly the line's width. Taking the greatest over all segments rounds the
// joints and keeps a line even where it crosses itself.
#include <array>
#include <cstring>
#include <span>
#include <utility>

#include "render/raster/coverage.h"
#include "render/raster/dashes.h"

namespace homebound::render {
namespace {

constexpr int lanes = 8;      // pixels computed together
constexpr float ramp = 0.5f;  // how far the border's ramp reaches to either side, pixels

constexpr float far = 1e9f;

// A segment from (x, y), `length` long, along the unit vector (ux, uy). The start lies in pixel (column,
// row); x and y are relative to it, and so small and precise anywhere on the page. The line is cut square
// at start_cut and end_cut, measured along the segment; they are -far and far where there is nothing to
// cut.
struct Segment {
  int column, row;
  float x, y, ux, uy, length, start_cut, end_cut;
};

float clamp01(float v) { return std::min(std::max(v, 0.0f), 1.0f); }
// Converts 0..1, where adding a half and truncating rounds correctly (std::lround would be a call).
std::uint8_t cover_byte(float cover) {
  return static_cast<std::uint8_t>(
      static_cast<int>(cover * 255.0f + 0.5f));  // NOLINT(bugprone-incorrect-roundings)
}
// Returns the floor for |v| < 2^24; std::floor is a call on the oldest processors of the architecture.
int floor_int(float v) { return static_cast<int>(v + 16777216.0) - 16777216; }
// Returns the first and the last pixel whose middle lies between two borders, both within 2^24.
int first_between(float low) { return floor_int(low + 0.5f); }
int last_between(float high) { return floor_int(high - 0.5f); }

// A stretch of a part. `before` and `after` are the distances along the line to the part's ends; `far` for
// a closed part.
struct Stretch {
  Point from, to;
  double length, before, after;
};

// Calls `use` for stretches of positive length, none longer than a limit so that their numbers stay small.
// A part that is one point gives one empty stretch.
template <class Use>
void each_stretch(const Path& path, const Affine& to_pixels, const Use& use) {
  constexpr double longest = 1024;  // pixels
  constexpr double most = 4096;     // pieces: only a few of them can be on the page
  std::vector<Stretch> stretches;
  for (std::size_t part = 0; part < path.parts(); ++part) {
    const auto points = path.part(part);
    if (points.empty()) continue;
    const bool closed = path.closed[part] != 0 && points.size() > 1;
    stretches.clear();
    double total = 0;
    const Point first = to_pixels(points[0]);
    Point b = first;
    for (std::size_t i = 1; i < points.size() + (closed ? 1 : 0); ++i) {
      const Point a = std::exchange(b, i < points.size() ? to_pixels(points[i]) : first);
      const double span = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
      if (!(span > 0)) continue;
      stretches.push_back({a, b, span, total, 0});
      total += span;
    }
    if (stretches.empty()) stretches.push_back({first, first, 0, 0, 0});
    for (Stretch& s : stretches) {
      s.after = total - s.before - s.length;
      if (closed) s.before = s.after = far;
      const int pieces = std::max(1, static_cast<int>(std::ceil(std::min(s.length / longest, most))));
      const double piece = s.length / pieces;
      if (pieces == 1) {
        use(s);
        continue;
      }
      const auto at = [&](int k) {
        return k == pieces ? s.to : s.from + (s.to - s.from) * (static_cast<double>(k) / pieces);
      };
      for (int k = 0; k < pieces; ++k) {
        use(Stretch{at(k), at(k + 1), piece, s.before + k * piece, s.after + (pieces - 1 - k) * piece});
      }
    }
  }
}

class StrokeCoverage final : public Coverage {
 public:
  StrokeCoverage(const Path& path, const Affine& to_pixels, const Pen& pen, const PixelRect& clip)
      : Coverage({}), radius_(static_cast<float>(std::max(pen.width, 1.0) / 2)) {
    const double reach = radius_ + ramp;
    Rect box;
    for (const Point p : path.points) box.add(to_pixels(p));
    if (box.empty()) return;
    set_bounds(pixels_of(box.inflated(reach), clip));
    if (bands() == 0) return;
    const Rect visible = Rect{1.0 * clip.left, 1.0 * clip.top, 1.0 * clip.right, 1.0 * clip.bottom};
    segments_.reserve(path.points.size() + path.parts());
    each_stretch(path, to_pixels, [&](const Stretch& s) {
      Rect ends;
      ends.add(s.from), ends.add(s.to);
      if (!ends.inflated(reach).overlaps(visible)) return;
      if (s.length == 0 && !pen.round_caps) return;
      const Point u = s.length > 0 ? (s.to - s.from) * (1 / s.length) : Point{1, 0};
      const double column = std::floor(s.from.x), row = std::floor(s.from.y);
      segments_.push_back(
          {static_cast<int>(column), static_cast<int>(row), static_cast<float>(s.from.x - column),
           static_cast<float>(s.from.y - row), static_cast<float>(u.x), static_cast<float>(u.y),
           static_cast<float>(s.length),
           !pen.round_caps && s.before < reach ? static_cast<float>(-s.before) : -far,
           !pen.round_caps && s.after < reach ? static_cast<float>(s.length + s.after) : far});
    });
    sort_into_bands();
  }

  Columns columns(int k) const override {
    int left = bounds().right, right = bounds().left;
    for (const std::uint32_t at : segments_of(k)) {
      const Segment& s = segments_[at];
      const float x1 = s.x + s.ux * s.length, reach = radius_ + ramp;
      left = std::min(left, s.column + first_between(std::min(s.x, x1) - reach));
      right = std::max(right, s.column + last_between(std::max(s.x, x1) + reach) + 1);
    }
    return {std::max(left, bounds().left), std::min(right, bounds().right)};
  }

  void draw(const PixelRect& area, std::uint8_t* out) const override {
    std::memset(out, 0, static_cast<std::size_t>(area.width()) * static_cast<std::size_t>(area.height()));
    for (const std::uint32_t at : segments_of(area.top >> band_bits)) draw_segment(segments_[at], area, out);
  }

 private:
  std::span<const std::uint32_t> segments_of(int k) const {
    const auto i = static_cast<std::size_t>(k - first_band());
    return std::span(order_).subspan(starts_[i], starts_[i + 1] - starts_[i]);
  }

  // Returns the rows that a segment may touch, limited to the bounds; last < first when there are none.
  std::pair<int, int> rows(const Segment& s) const {
    const float y1 = s.y + s.uy * s.length, reach = radius_ + ramp;
    const int first = s.row + first_between(std::min(s.y, y1) - reach);
    const int last = s.row + last_between(std::max(s.y, y1) + reach);
    return {std::max(first, bounds().top), std::min(last, bounds().bottom - 1)};
  }

  void sort_into_bands() {
    starts_.assign(static_cast<std::size_t>(bands()) + 1, 0);
    const auto each = [&](auto&& use) {
      for (std::uint32_t s = 0; s < segments_.size(); ++s) {
        const auto [first, last] = rows(segments_[s]);
        if (last < first) continue;
        for (int k = first >> band_bits; k <= last >> band_bits; ++k)
          use(s, static_cast<std::size_t>(k - first_band()));
      }
    };
    each([&](std::uint32_t, std::size_t i) { ++starts_[i + 1]; });
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    order_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    each([&](std::uint32_t s, std::size_t i) { order_[next[i]++] = s; });
  }

  void draw_segment(const Segment& s, const PixelRect& area, std::uint8_t* out) const {
    const float reach = radius_ + ramp;
    const float x1 = s.x + s.ux * s.length;
    const float box_left = std::min(s.x, x1) - reach, box_right = std::max(s.x, x1) + reach;
    const bool cut = s.start_cut > -far || s.end_cut < far;
    const auto [first, last] = rows(s);
    const int begin = std::max(first, area.top), end = std::min(last, area.bottom - 1);
    const auto stride = static_cast<std::size_t>(area.width());
    std::uint8_t* pixels = out + static_cast<std::size_t>(begin - area.top) * stride;
    const int box_from = std::max(s.column + first_between(box_left), area.left);
    const int box_to = std::min(s.column + last_between(box_right), area.right - 1);
    if (box_from > box_to) return;
    const auto dx_at = [&](int column) { return static_cast<float>(column - s.column) + 0.5f - s.x; };
    const auto dy_at = [&](int row) { return static_cast<float>(row - s.row) + 0.5f - s.y; };
    // The segments of a coast are so short that two rows of their box are computed together.
    if (box_to - box_from < lanes / 2 && box_from + lanes / 2 <= area.right) {
      const float dx = dx_at(box_from);
      pixels += box_from - area.left;
      for (int row = begin; row <= end; row += 2, pixels += 2 * stride) {
        const Covers covers = cover<2>(s, dx, dy_at(row), cut);
        raise<lanes / 2>(pixels, covers.data());
        if (row < end) raise<lanes / 2>(pixels + stride, covers.data() + lanes / 2);
      }
      return;
    }
    // The strip around the segment's line crosses a row in a short range, unless the line runs along the
    // row.
    const bool steep = std::abs(s.uy) > 0.05f;
    const float drift = steep ? s.ux / s.uy : 0, half = steep ? reach / std::abs(s.uy) : far;
    for (int row = begin; row <= end; ++row, pixels += stride) {
      const float dy = dy_at(row), middle = s.x + dy * drift;
      const float left = std::max(box_left, middle - half), right = std::min(box_right, middle + half);
      const int from = std::max(s.column + first_between(left), area.left);
      const int to = std::min(s.column + last_between(right), area.right - 1);
      for (int x = from; x <= to; x += lanes) {
        const Covers covers = cover<1>(s, dx_at(x), dy, cut);
        std::uint8_t* const target = pixels + (x - area.left);
        if (x + lanes <= area.right) {  // nothing right of `to` is covered
          raise<lanes>(target, covers.data());
        } else {
          for (int i = 0; i <= to - x; ++i)
            target[i] = std::max(target[i], covers[static_cast<std::size_t>(i)]);
        }
      }
    }
  }

  using Covers = std::array<std::uint8_t, lanes>;

  // Returns the coverage of pixels in one row, or half as many in two; the first is at (dx, dy) from the
  // segment's start. Numbers are fixed, so that the compiler turns the loops into a few vector instructions.
  template <int rows>
  Covers cover(const Segment& s, float dx, float dy, bool cut) const {
    const float edge = radius_ + ramp, ux = s.ux, uy = s.uy;
    const float begin = s.start_cut == 0 ? -far : 0, end = s.end_cut == s.length ? far : s.length;
    std::array<float, lanes> cover, alongs;  // NOLINT: all of it is written
    for (std::size_t i = 0; i < lanes; ++i) {
      const float x = dx + static_cast<float>(i % (lanes / rows));
      const float y = dy + static_cast<float>(i / (lanes / rows));
      const float along = x * ux + y * uy;
      const float nearest = std::min(std::max(along, begin), end);
      const float ex = x - nearest * ux, ey = y - nearest * uy;
      cover[i] = clamp01(edge - std::sqrt(ex * ex + ey * ey));
      alongs[i] = along;
    }
    if (cut) {  // the share of the pixel's extent along the line that lies between the cuts
      for (std::size_t i = 0; i < lanes; ++i) {
        const float kept =
            clamp01(alongs[i] - s.start_cut + ramp) + clamp01(s.end_cut - alongs[i] + ramp) - 1;
        cover[i] *= std::max(kept, 0.0f);
      }
    }
    Covers bytes;  // NOLINT
    for (std::size_t i = 0; i < lanes; ++i) bytes[i] = cover_byte(cover[i]);
    return bytes;
  }

  // Raises `count` pixels to their coverage.
  template <int count>
  static void raise(std::uint8_t* __restrict pixels, const std::uint8_t* __restrict covers) {
    for (int i = 0; i < count; ++i) pixels[i] = std::max(pixels[i], covers[i]);
  }

  float radius_;
  std::vector<Segment> segments_;
  std::vector<std::uint32_t> order_;  // segments by band
  std::vector<std::size_t> starts_;   // where each band begins in order_, and the end
};

}  // namespace

std::unique_ptr<Coverage> stroke_coverage(const Path& path, const Affine& to_pixels, const Pen& pen,
                                          const PixelRect& clip) {
  if (pen.dashes.empty()) return std::make_unique<StrokeCoverage>(path, to_pixels, pen, clip);
  const Rect visible{1.0 * clip.left, 1.0 * clip.top, 1.0 * clip.right, 1.0 * clip.bottom};
  const Path line = dashed(transformed(path, to_pixels), pen.dashes, visible.inflated(pen.width / 2 + 1));
  return std::make_unique<StrokeCoverage>(line, Affine(), pen, clip);
}

}  // namespace homebound::render
