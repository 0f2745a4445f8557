#include <algorithm>
#include <atomic>
#include <cmath>
#include <numbers>

#include "base/quantity.h"
#include "drawing/warp.h"

namespace homebound::drawing {
namespace {

using Level = SphereRaster::Level;

std::uint8_t* pixel(Level& level, int x, int y) {
  return level.rgba.data() + 4 * (static_cast<std::size_t>(y) * level.width + x);
}
const std::uint8_t* pixel(const Level& level, int x, int y) {
  return level.rgba.data() + 4 * (static_cast<std::size_t>(y) * level.width + x);
}

Level premultiplied(const Pixels& pixels) {
  Level level{pixels.width, pixels.height, pixels.rgba};
  for (std::size_t i = 0; i < level.rgba.size(); i += 4) {
    const unsigned alpha = level.rgba[i + 3];
    if (alpha == 255) continue;
    for (std::size_t k = i; k < i + 3; ++k)
      level.rgba[k] = static_cast<std::uint8_t>((level.rgba[k] * alpha + 127) / 255);
  }
  return level;
}

// Merges columns 2x and 2x + 1, and rows likewise; the last of an odd number joins its neighbours.
Level halved(const Level& from) {
  Level to{std::max(1, from.width / 2), std::max(1, from.height / 2), {}};
  to.rgba.resize(4 * static_cast<std::size_t>(to.width) * to.height);
  const auto span = [](int i, int count, int source) {
    return std::pair{i * 2, i + 1 == count ? source : std::min(source, i * 2 + 2)};
  };
  for (int y = 0; y < to.height; ++y) {
    const auto [top, bottom] = span(y, to.height, from.height);
    for (int x = 0; x < to.width; ++x) {
      const auto [left, right] = span(x, to.width, from.width);
      unsigned sum[4] = {}, count = 0;
      for (int v = top; v < bottom; ++v)
        for (int u = left; u < right; ++u, ++count)
          for (int k = 0; k < 4; ++k) sum[k] += pixel(from, u, v)[k];
      for (int k = 0; k < 4; ++k)
        pixel(to, x, y)[k] = static_cast<std::uint8_t>((sum[k] + count / 2) / std::max(count, 1U));
    }
  }
  return to;
}

// Replaces each pixel of a row by the mean of the 2 * reach + 1 pixels around it.
void smooth_row(std::uint8_t* row, int width, int reach, bool wraps, std::vector<std::uint8_t>& around) {
  around.clear();
  for (int x = -reach; x <= width + reach; ++x) {
    const std::ptrdiff_t source = wraps ? (x + width) % width : std::clamp(x, 0, width - 1);
    around.insert(around.end(), row + 4 * source, row + 4 * source + 4);
  }
  const auto count = static_cast<unsigned>(std::max(1, 2 * reach + 1));
  for (std::size_t k = 0; k < 4; ++k) {
    const std::uint8_t *last = around.data() + k, *first = last;
    unsigned sum = 0;
    for (unsigned i = 0; i < count; ++i, last += 4) sum += *last;
    for (int x = 0; x < width; ++x, last += 4, first += 4) {
      row[4 * static_cast<std::size_t>(x) + k] = static_cast<std::uint8_t>((sum + count / 2) / count);
      sum += *last, sum -= *first;
    }
  }
}

void smooth_near_poles(Level& level, const SphereRaster::Bounds& bounds, bool wraps) {
  const double across = level.width / (bounds.east - bounds.west),
               down = level.height / (bounds.north - bounds.south);
  std::vector<std::uint8_t> around;
  for (int y = 0; y < level.height; ++y) {
    const double lat = bounds.north - (y + 0.5) / down;
    // So many pixels of the row are as wide on the sphere as the row is high.
    const double pixels = across / down / std::max(1e-6, std::cos(lat * radians_per_degree));
    const auto reach = static_cast<int>(std::lround(std::min((pixels - 1) / 2, (level.width - 1) / 2.0)));
    if (reach > 0) smooth_row(pixel(level, 0, y), level.width, std::min(reach, level.width), wraps, around);
  }
}

}  // namespace

SphereRaster::SphereRaster(const Pixels& pixels, const Bounds& bounds) : bounds_(bounds) {
  static std::atomic<std::uint64_t> last = 0;
  id_ = ++last;
  levels_.push_back(premultiplied(pixels));
  for (;;) {
    smooth_near_poles(levels_.back(), bounds_, wraps());
    if (levels_.back().width == 1 && levels_.back().height == 1) break;
    levels_.push_back(halved(levels_.back()));
  }
}

double SphereRaster::texels_a_radian() const {
  return levels_.front().height / ((bounds_.north - bounds_.south) * radians_per_degree);
}

}  // namespace homebound::drawing
