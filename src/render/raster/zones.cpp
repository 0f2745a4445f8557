#include "render/raster/zones.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <vector>

#include "base/parallel.h"
#include "base/quantity.h"

namespace homebound::render {
namespace {

using drawing::SphereGrid, drawing::SphereRaster;

constexpr int fine = 8;  // colours between two rows of the raster

using Pixel = std::array<std::uint8_t, 4>;

// Returns the colours from the raster's upper edge to its lower one.
std::vector<Pixel> ramp_of(const SphereRaster& raster, Order order) {
  const SphereRaster::Level& rows = raster.levels().front();
  std::vector<Pixel> ramp(static_cast<std::size_t>(rows.height) * fine);
  for (std::size_t i = 0; i < ramp.size(); ++i) {
    const double at = (static_cast<double>(i) + 0.5) / fine - 0.5, above = std::floor(at), share = at - above;
    const auto row = [&](double n) {
      return rows.rgba.data() + 4 * static_cast<std::size_t>(std::clamp(n, 0.0, rows.height - 1.0));
    };
    const std::uint8_t *const a = row(above), *const b = row(above + 1);
    for (std::size_t k = 0; k < 4; ++k)
      ramp[i][k] = static_cast<std::uint8_t>(std::lround(a[k] + (b[k] - a[k]) * share));
    if (order == Order::bgra) std::swap(ramp[i][0], ramp[i][2]);
  }
  return ramp;
}

// The positions of a row of pixels on the sphere, apart by component, so that the loop below vectorises.
struct Row {
  std::vector<float> x, y, z;
  explicit Row(std::size_t width) : x(width), y(width), z(width) {}

  // Each becomes its colatitude, radians, in z (Abramowitz and Stegun 1964, 4.4.45).
  void to_colatitudes() {
    constexpr float pi = std::numbers::pi_v<float>;
    for (std::size_t i = 0; i < z.size(); ++i) {
      const float cosine = z[i] / std::sqrt(x[i] * x[i] + y[i] * y[i] + z[i] * z[i]);
      const float a = std::min(1.0F, std::abs(cosine));
      const float near =
          std::sqrt(1 - a) * (1.5707288F + a * (-0.2121144F + a * (0.0742610F - 0.0187293F * a)));
      z[i] = cosine < 0 ? pi - near : near;
    }
  }
};

// A place between two nodes along one axis.
struct Between {
  std::size_t first;
  float share;
};
Between between(double node, int nodes) {
  node = std::clamp(node, 0.0, nodes - 1.0);
  const int first = std::min(static_cast<int>(node), nodes - 2);
  return {static_cast<std::size_t>(first), static_cast<float>(node - first)};
}

}  // namespace

Block draw_zones(const drawing::Warp& warp, double scale, const PixelRect& box, Order order) {
  const SphereGrid& grid = *warp.grid;
  const std::vector<Pixel> ramp = ramp_of(*warp.raster, order);
  const auto top = static_cast<float>((90 - warp.raster->bounds().north) * radians_per_degree);
  const auto steps = static_cast<float>(warp.raster->texels_a_radian() * fine);
  const double across = (grid.columns - 1) / grid.box.width(), down = (grid.rows - 1) / grid.box.height();
  const auto width = static_cast<std::size_t>(box.width()), columns = static_cast<std::size_t>(grid.columns);
  std::vector<Between> places;
  for (int x = box.left; x < box.right; ++x)
    places.push_back(between(((x + 0.5) / scale - grid.box.left) * across, grid.columns));
  Block block = block_of(box);
  constexpr int rows = 32;  // of a piece
  const auto pieces = static_cast<std::size_t>((box.height() + rows - 1) / rows);
  parallel_for(pieces, pieces > 1, [&](std::size_t piece) {
    const int first = box.top + static_cast<int>(piece) * rows;
    Row row(width);
    std::vector<float> nodes(3 * columns);  // of the grid, on the row of pixels
    for (int y = first; y < std::min(first + rows, box.bottom); ++y) {
      const Between at = between(((y + 0.5) / scale - grid.box.top) * down, grid.rows);
      const float *const above = grid.xyz.data() + 3 * columns * at.first, *const below = above + 3 * columns;
      for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i] = above[i] + (below[i] - above[i]) * at.share;
      for (std::size_t i = 0; i < width; ++i) {
        const float* const v = nodes.data() + 3 * places[i].first;
        const float share = places[i].share;
        row.x[i] = v[0] + (v[3] - v[0]) * share;
        row.y[i] = v[1] + (v[4] - v[1]) * share;
        row.z[i] = v[2] + (v[5] - v[2]) * share;
      }
      row.to_colatitudes();
      std::uint8_t* out = block.row(box.left, y);
      for (std::size_t i = 0; i < width; ++i, out += 4) {
        const float step = std::clamp((row.z[i] - top) * steps, 0.0F, static_cast<float>(ramp.size() - 1));
        std::memcpy(out, ramp[static_cast<std::size_t>(step)].data(), 4);
      }
    }
  });
  return block;
}

}  // namespace homebound::render
