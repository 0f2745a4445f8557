#include "drawing/warp.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/quantity.h"

namespace homebound::drawing {
namespace {

using Rgba = std::array<double, 4>;  // premultiplied, 0..255

Rgba mix(const Rgba& a, const Rgba& b, double t) {
  Rgba result;
  for (std::size_t k = 0; k < 4; ++k) result[k] = a[k] + (b[k] - a[k]) * t;
  return result;
}

struct Vector {
  double x = 0, y = 0, z = 0;
};
Vector mix(Vector a, Vector b, double t) {
  return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.z + (b.z - a.z) * t};
}
Vector times(Vector a, double s) { return {a.x * s, a.y * s, a.z * s}; }
Vector minus(Vector a, Vector b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

// Samples a texture as OpenGL does: pixel i of a level runs from i to i + 1 texels.
class Sampler {
 public:
  explicit Sampler(const SphereRaster& raster) : raster_(raster), wraps_(raster.wraps()) {}

  Rgba linear(std::size_t level, double u, double v) const {
    const SphereRaster::Level& l = raster_.levels()[level];
    const double x = u * l.width - 0.5, y = v * l.height - 0.5;
    const int left = static_cast<int>(std::floor(x)), top = static_cast<int>(std::floor(y));
    const double s = x - left, t = y - top;
    return mix(mix(texel(l, left, top), texel(l, left + 1, top), s),
               mix(texel(l, left, top + 1), texel(l, left + 1, top + 1), s), t);
  }

  Rgba between_levels(double lod, double u, double v) const {
    const auto most = static_cast<double>(raster_.levels().size() - 1);
    lod = std::clamp(lod, 0.0, most);
    const auto level = static_cast<std::size_t>(lod);
    const Rgba finer = linear(level, u, v);
    if (lod == static_cast<double>(level)) return finer;
    return mix(finer, linear(level + 1, u, v), lod - static_cast<double>(level));
  }

  // Returns the cubic B-spline of the finest level, from four linear samples (Sigg and Hadwiger, GPU Gems
  // 2, chapter 20).
  Rgba cubic(double u, double v) const {
    const SphereRaster::Level& l = raster_.levels().front();
    const Weights x = weights(u * l.width - 0.5), y = weights(v * l.height - 0.5);
    const auto at = [&](double px, double py) { return linear(0, px / l.width, py / l.height); };
    return mix(mix(at(x.second, y.second), at(x.first, y.second), x.share),
               mix(at(x.second, y.first), at(x.first, y.first), x.share), y.share);
  }

 private:
  // Four texels combined into two places between texels, with the share of the first.
  struct Weights {
    double first, second, share;
  };
  static Weights weights(double x) {
    const double base = std::floor(x), f = x - base, g = 1 - f;
    const double w0 = g * g * g / 6, w1 = (4 - 6 * f * f + 3 * f * f * f) / 6, w3 = f * f * f / 6,
                 w2 = 1 - w0 - w1 - w3;
    return {base - 0.5 + w1 / (w0 + w1), base + 1.5 + w3 / (w2 + w3), w0 + w1};
  }

  Rgba texel(const SphereRaster::Level& l, int x, int y) const {
    x = wraps_ ? ((x % l.width) + l.width) % l.width : std::clamp(x, 0, l.width - 1);
    y = std::clamp(y, 0, l.height - 1);
    const std::uint8_t* p = l.rgba.data() + 4 * (static_cast<std::size_t>(y) * l.width + x);
    return {static_cast<double>(p[0]), static_cast<double>(p[1]), static_cast<double>(p[2]),
            static_cast<double>(p[3])};
  }

  const SphereRaster& raster_;
  bool wraps_;
};

// A position on the sphere and its rate of change over the page.
struct Place {
  Vector at;
  double stretch;  // radians per page unit, in the direction of fastest change
};

Place place_at(const SphereGrid& grid, Point page) {
  const double across = (grid.columns - 1) / grid.box.width(), down = (grid.rows - 1) / grid.box.height();
  const double x = std::clamp((page.x - grid.box.left) * across, 0.0, grid.columns - 1.0);
  const double y = std::clamp((page.y - grid.box.top) * down, 0.0, grid.rows - 1.0);
  const int column = std::min(static_cast<int>(x), grid.columns - 2);
  const int row = std::min(static_cast<int>(y), grid.rows - 2);
  const auto node = [&](int c, int r) {
    const float* v = grid.xyz.data() + 3 * (static_cast<std::size_t>(r) * grid.columns + c);
    return Vector{static_cast<double>(v[0]), static_cast<double>(v[1]), static_cast<double>(v[2])};
  };
  const Vector a = node(column, row), b = node(column + 1, row), c = node(column, row + 1),
               d = node(column + 1, row + 1);
  const double s = x - column, t = y - row;
  const Vector dx = times(mix(minus(b, a), minus(d, c), t), across),
               dy = times(mix(minus(c, a), minus(d, b), s), down);
  // The stretch is the greater singular value of (dx, dy).
  const double e = dot(dx, dx), f = dot(dx, dy), g = dot(dy, dy);
  return {mix(mix(a, b, s), mix(c, d, s), t), std::sqrt((e + g) / 2 + std::hypot((e - g) / 2, f))};
}

}  // namespace

Pixels warped(const Warp& warp, const Rect& box, int width, int height) {
  Pixels result{width, height, std::vector<std::uint8_t>(4 * static_cast<std::size_t>(width) * height)};
  const SphereRaster& raster = *warp.raster;
  const SphereRaster::Bounds& bounds = raster.bounds();
  const Sampler sampler(raster);
  const double lon0 = (bounds.west + bounds.east) / 2 * radians_per_degree,
               lat0 = bounds.north * radians_per_degree;
  const double lon_span = (bounds.east - bounds.west) * radians_per_degree,
               lat_span = lat0 - bounds.south * radians_per_degree;
  const double texels = raster.texels_a_radian() * std::sqrt(box.width() / width * box.height() / height);
  std::uint8_t* out = result.rgba.data();
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x, out += 4) {
      const Place place = place_at(*warp.grid, {box.left + (x + 0.5) / width * box.width(),
                                                box.top + (y + 0.5) / height * box.height()});
      const double lon = std::atan2(place.at.y, place.at.x);
      const double lat = std::atan2(place.at.z, std::hypot(place.at.x, place.at.y));
      const double u = 0.5 + std::remainder(lon - lon0, 2 * std::numbers::pi) / lon_span;
      const double v = (lat0 - lat) / lat_span;
      const double lod = std::log2(std::max(1e-12, place.stretch * texels));
      Rgba colour = sampler.between_levels(lod, u, v);
      if (lod < 0) colour = mix(colour, sampler.cubic(u, v), std::min(1.0, -lod));
      const double alpha = colour[3];
      if (alpha <= 0) continue;
      for (std::size_t k = 0; k < 3; ++k)
        out[k] = static_cast<std::uint8_t>(std::min(255.0, colour[k] * 255 / alpha + 0.5));
      out[3] = static_cast<std::uint8_t>(std::lround(alpha));
    }
  }
  return result;
}

}  // namespace homebound::drawing
