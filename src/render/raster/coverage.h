// Computes on the CPU how much of each pixel a shape covers, 0..255. A shape is computed one rectangle at a
// time, so that rectangles can be shared among threads and their buffers stay in cache. A pixel's value
// depends only on the shape and the pixel, never on the part of the page asked for, so tiles of a page join
// exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/geometry.h"

namespace homebound::render {

// A rectangle of pixels of the page; right and bottom are excluded.
struct PixelRect {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool operator==(const PixelRect&) const = default;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
  bool empty() const { return right <= left || bottom <= top; }
  PixelRect intersected(const PixelRect& o) const {
    return {std::max(left, o.left), std::max(top, o.top), std::min(right, o.right),
            std::min(bottom, o.bottom)};
  }
  void add(const PixelRect& o) {
    *this = empty() ? o
                    : PixelRect{std::min(left, o.left), std::min(top, o.top), std::max(right, o.right),
                                std::max(bottom, o.bottom)};
  }
};

// Returns the pixels that a box touches, limited to `limit`.
PixelRect pixels_of(const Rect& box, const PixelRect& limit);

// A range of columns; the right end is excluded.
struct Columns {
  int from = 0, to = 0;
};

// The coverage of the pixels within bounds by one shape.
class Coverage {
 public:
  static constexpr int band_bits = 5;  // bands of 32 rows: band k begins at row 32 k of the page
  static constexpr int band_height = 1 << band_bits;

  explicit Coverage(const PixelRect& bounds) : bounds_(bounds) {}
  virtual ~Coverage() = default;
  Coverage(const Coverage&) = delete;
  Coverage& operator=(const Coverage&) = delete;

  const PixelRect& bounds() const { return bounds_; }
  // The bands that the bounds touch: from first_band(), as many as bands().
  int first_band() const { return bounds_.top >> band_bits; }
  int bands() const { return bounds_.empty() ? 0 : ((bounds_.bottom - 1) >> band_bits) - first_band() + 1; }
  // Returns the bounds within a band.
  PixelRect band(int k) const {
    return {bounds_.left, std::max(bounds_.top, k << band_bits), bounds_.right,
            std::min(bounds_.bottom, (k + 1) << band_bits)};
  }
  // Returns the columns of band k in which anything can be covered.
  virtual Columns columns(int /*k*/) const { return {bounds_.left, bounds_.right}; }
  // Writes the rows of `area`, a part of one band, to `out`: area.width() bytes per row. Thread-safe.
  virtual void draw(const PixelRect& area, std::uint8_t* out) const = 0;

 protected:
  void set_bounds(const PixelRect& bounds) { bounds_ = bounds; }

 private:
  PixelRect bounds_;
};

// Covers the area of a path by the non-zero rule, exact to 1/256 pixel. Parts that share an edge cover the
// pixels along it completely.
std::unique_ptr<Coverage> fill_coverage(const Path& path, const Affine& to_pixels, const PixelRect& clip);

// How a line is drawn.
struct Pen {
  double width = 1;  // pixels; below 1 the line is one pixel wide, and the caller should fade it
  bool round_caps = true;
  std::vector<double> dashes;  // pixels on and off; empty for a solid line
};

// Covers the line of a path with round joins, antialiased by distance. Pixels covered twice count once.
std::unique_ptr<Coverage> stroke_coverage(const Path& path, const Affine& to_pixels, const Pen& pen,
                                          const PixelRect& clip);

// A block of coverage with rows of `at.width()` bytes.
struct Bitmap {
  PixelRect at;
  std::vector<std::uint8_t> bytes;
};
Bitmap bitmap(const Coverage& coverage);

}  // namespace homebound::render
