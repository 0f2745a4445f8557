// Accumulates signed areas, as the rasterisers of FreeType and font-rs do: every edge adds to the cells
// that it crosses how much of the row to its right it bounds. The running sum along a row is the winding
// number averaged over each pixel. It uses whole numbers, so that the sum does not depend on the order of
// edges and the two copies of an edge between abutting parts cancel exactly.
#include <bit>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

#include "render/raster/coverage.h"

namespace homebound::render {
namespace {

constexpr int unit_bits = 8;  // vertices are rounded to 1/256 pixel
constexpr int unit = 1 << unit_bits;
constexpr int full = 2 * unit * unit;  // a pixel wholly inside, in accumulated units

struct Vertex {
  std::int32_t x = 0, y = 0;
};

// An edge with y0 < y1; sign is 1 when the path ran downwards, else -1.
struct Edge {
  std::int32_t x0, y0, x1, y1, sign;
};

// Returns the nearest whole number of a value within +-2^31. Truncating is one instruction, std::floor a
// call.
std::int32_t rounded(double v) {
  constexpr std::int64_t offset = std::int64_t{1} << 32;
  return static_cast<std::int32_t>(static_cast<std::int64_t>(v + (offset + 0.5)) - offset);
}

std::int32_t fixed(double v) {
  constexpr double limit = 1 << 30;  // 4 million pixels
  return rounded(std::clamp(v * unit, -limit, limit));
}

// Memory of accumulators, kept from band to band because fresh pages cost more than the sums. It is all
// zero between uses.
struct Scratch {
  std::vector<std::int32_t> cells;
  std::vector<std::uint64_t> flags;
};
thread_local Scratch scratch;

// Holds the rows of an area as signed areas, with a flag for every block of columns that has any.
class Accumulator {
 public:
  explicit Accumulator(const PixelRect& area)
      : left_(area.left),
        top_(area.top),
        width_(area.width()),
        height_(area.height()),
        stride_((width_ + 1 + block - 1) / block * block),
        words_((stride_ / block + 63) / 64),
        cells_(scratch.cells),
        flags_(scratch.flags) {
    const auto rows = static_cast<std::size_t>(height_);
    if (cells_.size() < rows * static_cast<std::size_t>(stride_)) {
      cells_.resize(rows * static_cast<std::size_t>(stride_));
    }
    if (flags_.size() < rows * static_cast<std::size_t>(words_)) {
      flags_.resize(rows * static_cast<std::size_t>(words_));
    }
  }

  void add(const Edge& e) {
    const int first = std::max(e.y0 >> unit_bits, top_);
    const int last = std::min((e.y1 - 1) >> unit_bits, top_ + height_ - 1);
    if (first > last) return;
    const double slope =
        static_cast<double>(std::int64_t{e.x1} - e.x0) / static_cast<double>(std::int64_t{e.y1} - e.y0);
    const auto x_at = [&](std::int32_t y) {
      if (y == e.y0) return e.x0;
      if (y == e.y1) return e.x1;
      return e.x0 + rounded(static_cast<double>(std::int64_t{y} - e.y0) * slope);
    };
    std::int32_t ya = std::max(e.y0, first << unit_bits);
    std::int32_t xa = x_at(ya);
    for (int row = first; row <= last; ++row) {
      const std::int32_t yb = std::min(e.y1, (row + 1) << unit_bits);
      const std::int32_t xb = x_at(yb);
      add_in_row(row - top_, xa, xb, yb - ya, e.sign);
      ya = yb, xa = xb;
    }
  }

  // Sums up along the rows and leaves everything zero.
  void write(std::uint8_t* out) {
    for (int row = 0; row < height_; ++row, out += width_) {
      std::int32_t sum = 0;
      cells_[index(row, width_)] = 0;  // drops what lies beyond the last pixel
      for (int column = 0; column < width_;) {
        const int edge = std::min(next_flagged(row, column / block) * block, width_);
        std::memset(out + column, byte(sum), static_cast<std::size_t>(edge - column));
        const int end = std::min(edge + block, width_);
        std::int32_t* const cells = &cells_[index(row, 0)];
        for (column = edge; column < end; ++column) {
          sum += cells[column];
          out[column] = byte(sum);
          cells[column] = 0;
        }
      }
    }
    std::fill_n(flags_.begin(), static_cast<std::size_t>(words_) * static_cast<std::size_t>(height_), 0);
  }

 private:
  static constexpr int block = 16;

  static std::uint8_t byte(std::int32_t sum) {
    const std::int32_t area = std::min(std::abs(sum), full);
    return static_cast<std::uint8_t>((area * 255 + full / 2) / full);
  }
  std::size_t index(int row, int column) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(stride_) +
           static_cast<std::size_t>(column);
  }
  std::size_t word(int row, int b) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(words_) +
           static_cast<std::size_t>(b / 64);
  }
  // Returns the first block from b on that has any; many thousand when there is none.
  int next_flagged(int row, int b) const {
    std::uint64_t rest = flags_[word(row, b)] >> (b % 64);
    if (rest != 0) return b + std::countr_zero(rest);
    for (b = (b / 64 + 1) * 64; b / 64 < words_; b += 64)
      if ((rest = flags_[word(row, b)]) != 0) return b + std::countr_zero(rest);
    return b;
  }
  void put(int row, int column, std::int32_t value) {
    if (column > width_) return;
    column = std::max(column, 0);
    cells_[index(row, column)] += value;
    const int b = column / block;
    flags_[word(row, b)] |= std::uint64_t{1} << (b % 64);
  }
  // Adds a piece of edge inside one cell: dy high, its x in units from the cell's left border.
  void put_piece(int row, int column, std::int32_t xa, std::int32_t xb, std::int32_t dy) {
    const std::int32_t beyond = dy * (xa + xb);
    put(row, column, dy * 2 * unit - beyond);
    put(row, column + 1, beyond);
  }

  // Adds a piece of edge inside one row, from xa to xb, dy high.
  void add_in_row(int row, std::int32_t xa, std::int32_t xb, std::int32_t dy, std::int32_t sign) {
    const std::int32_t origin = left_ * unit;
    if (xa > xb) std::swap(xa, xb);
    xa -= origin, xb -= origin;
    const int first = xa >> unit_bits, last = xb >> unit_bits;
    if (first == last) {
      if (first >= width_) return;
      put_piece(row, first, xa - first * unit, xb - first * unit, sign * dy);
      return;
    }
    // The height reached at a column's left border, computed from the piece's own ends whatever the band's
    // width.
    const double steepness = static_cast<double>(dy) / static_cast<double>(std::int64_t{xb} - xa);
    const auto height_at = [&](int column) {
      return rounded(static_cast<double>(std::int64_t{column} * unit - xa) * steepness);
    };
    std::int32_t reached = 0;
    int column = first;
    if (column < 0) {
      column = std::min(0, last);
      reached = height_at(column);
      put(row, 0, sign * reached * 2 * unit);
    }
    for (; column <= last && column < width_; ++column) {
      const std::int32_t next = column == last ? dy : height_at(column + 1);
      const std::int32_t left = std::max(xa - column * unit, 0), right = std::min(xb - column * unit, unit);
      put_piece(row, column, left, right, sign * (next - reached));
      reached = next;
    }
  }

  int left_, top_, width_, height_, stride_, words_;
  std::vector<std::int32_t>& cells_;
  std::vector<std::uint64_t>& flags_;
};

class FillCoverage final : public Coverage {
 public:
  FillCoverage(const Path& path, const Affine& m, const PixelRect& clip) : Coverage({}) {
    std::vector<Vertex> vertices(path.points.size());
    Rect box;
    for (std::size_t i = 0; i < vertices.size(); ++i) {
      const Point p = m(path.points[i]);
      box.add(p);
      vertices[i] = {fixed(p.x), fixed(p.y)};
    }
    // Rounding may move a vertex 1/512 pixel outwards.
    set_bounds(pixels_of(box.inflated(1.0 / unit), clip));
    if (bands() == 0) return;
    collect(path, vertices);
  }

  Columns columns(int k) const override {
    std::int32_t left = std::numeric_limits<std::int32_t>::max(),
                 right = std::numeric_limits<std::int32_t>::min();
    for (const Edge& e : edges_of(k)) {
      left = std::min({left, e.x0, e.x1});
      right = std::max({right, e.x0, e.x1});
    }
    if (left > right) return {};
    const bool open = open_[static_cast<std::size_t>(k - first_band())] != 0;
    return {std::max(left >> unit_bits, bounds().left),
            open ? bounds().right : std::min((right >> unit_bits) + 1, bounds().right)};
  }

  void draw(const PixelRect& area, std::uint8_t* out) const override {
    Accumulator sums(area);
    for (const Edge& e : edges_of(area.top >> band_bits)) sums.add(e);
    sums.write(out);
  }

 private:
  std::span<const Edge> edges_of(int k) const {
    const auto i = static_cast<std::size_t>(k - first_band());
    return std::span(edges_).subspan(starts_[i], starts_[i + 1] - starts_[i]);
  }
  int band_of(std::int32_t y) const { return ((y >> unit_bits) >> band_bits) - first_band(); }

  // Sorts edges by band; an edge through several bands goes into each.
  void collect(const Path& path, const std::vector<Vertex>& vertices) {
    const std::int32_t top = bounds().top * unit, bottom = bounds().bottom * unit,
                       right = bounds().right * unit;
    const auto each = [&](auto&& use) {
      for (std::size_t part = 0; part < path.parts(); ++part) {
        const std::size_t begin = path.starts[part], count = path.part(part).size();
        if (count == 0) continue;
        Vertex from = vertices[begin + count - 1];
        for (std::size_t i = begin; i < begin + count; ++i) {
          const Vertex to = vertices[i];
          const bool down = from.y < to.y;
          const Vertex &a = down ? from : to, &b = down ? to : from;
          if (a.y < b.y && a.y < bottom && b.y > top) {
            use(Edge{a.x, a.y, b.x, b.y, down ? 1 : -1}, band_of(std::max(a.y, top)),
                band_of(std::min(b.y, bottom) - 1), a.x >= right && b.x >= right);
          }
          from = to;
        }
      }
    };
    starts_.assign(static_cast<std::size_t>(bands()) + 1, 0);
    open_.assign(static_cast<std::size_t>(bands()), 0);
    each([&](const Edge&, int first, int last, bool beyond) {
      for (auto i = static_cast<std::size_t>(first); i <= static_cast<std::size_t>(last); ++i)
        beyond ? open_[i] = 1 : ++starts_[i + 1];
    });
    for (std::size_t i = 1; i < starts_.size(); ++i) starts_[i] += starts_[i - 1];
    edges_.resize(starts_.back());
    std::vector<std::size_t> next(starts_.begin(), starts_.end() - 1);
    each([&](const Edge& e, int first, int last, bool beyond) {
      if (beyond) return;
      for (int i = first; i <= last; ++i) edges_[next[static_cast<std::size_t>(i)]++] = e;
    });
  }

  std::vector<Edge> edges_;
  std::vector<std::size_t> starts_;  // where each band begins in edges_, and the end
  std::vector<std::uint8_t> open_;   // whether each band has edges right of the bounds
};

}  // namespace

std::unique_ptr<Coverage> fill_coverage(const Path& path, const Affine& to_pixels, const PixelRect& clip) {
  return std::make_unique<FillCoverage>(path, to_pixels, clip);
}

}  // namespace homebound::render
