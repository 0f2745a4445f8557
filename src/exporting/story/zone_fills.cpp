#include "exporting/story/zone_fills.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "exporting/story/tape_path.h"

namespace homebound::exporting {
namespace {

using drawing::SphereGrid, drawing::SphereRaster;

constexpr double zone_cell = 8;     // page units: finer nodes of the grid are left out
constexpr double zone_off = 0.15;   // page units by which an area's edge may be off
constexpr double step_alpha = 4.0;  // 8-bit steps of the shade
constexpr int most_steps = 24;

// How dark each row is from the picture's bright pole to its dark one.
struct Ramp {
  Colour colour;              // opaque
  std::vector<double> alpha;  // 0..1, ascending
  bool southward = true;      // the dark pole is the south one
};

std::optional<Ramp> ramp_of(const SphereRaster& raster) {
  const SphereRaster::Level& level = raster.levels().front();
  const auto& bounds = raster.bounds();
  if (!raster.zonal() || bounds.north - bounds.south < 180 - 1e-6) return std::nullopt;
  Ramp ramp;
  std::size_t darkest = 0;
  for (std::size_t row = 0; row < static_cast<std::size_t>(level.height); ++row) {
    ramp.alpha.push_back(level.rgba[4 * row + 3] / 255.0);
    if (ramp.alpha[row] > ramp.alpha[darkest]) darkest = row;
  }
  if (ramp.alpha[darkest] <= 0) return ramp;
  const auto part = [&](std::size_t row, std::size_t k) {
    return static_cast<float>(level.rgba[4 * row + k] / 255.0 / ramp.alpha[row]);
  };
  ramp.colour = {std::min(1.0F, part(darkest, 0)), std::min(1.0F, part(darkest, 1)),
                 std::min(1.0F, part(darkest, 2)), 1};
  constexpr double enough = 0.15, alike = 0.05;
  for (std::size_t row = 0; row < ramp.alpha.size(); ++row)
    if (ramp.alpha[row] > enough)
      for (std::size_t k = 0; k < 3; ++k)
        if (std::abs(part(row, k) - part(darkest, k)) > alike) return std::nullopt;
  if (std::ranges::is_sorted(ramp.alpha)) return ramp;
  std::ranges::reverse(ramp.alpha);
  ramp.southward = false;
  return std::ranges::is_sorted(ramp.alpha) ? std::optional(ramp) : std::nullopt;
}

// The cosine of the distance from the bright pole, at nodes over a box of the page.
struct Field {
  int columns = 0, rows = 0;
  std::vector<double> xs, ys;  // page units
  std::vector<double> values;
  double at(int column, int row) const { return values[static_cast<std::size_t>(row) * xs.size() + column]; }
};

// Returns which nodes of a row or a column are kept: every n-th, and the last.
std::vector<int> kept_nodes(int count, double length) {
  const int stride = std::max(1, static_cast<int>(std::lround(zone_cell / (length / (count - 1)))));
  std::vector<int> kept;
  for (int i = 0; i < count - 1; i += stride) kept.push_back(i);
  kept.push_back(count - 1);
  return kept;
}

Field field_of(const SphereGrid& grid, bool southward) {
  const std::vector<int> across = kept_nodes(grid.columns, grid.box.width()),
                         down = kept_nodes(grid.rows, grid.box.height());
  Field field;
  field.columns = static_cast<int>(across.size()), field.rows = static_cast<int>(down.size());
  for (const int column : across)
    field.xs.push_back(grid.box.left + grid.box.width() * column / (grid.columns - 1));
  for (const int row : down) field.ys.push_back(grid.box.top + grid.box.height() * row / (grid.rows - 1));
  for (const int row : down)
    for (const int column : across) {
      const float* const v =
          grid.xyz.data() + 3 * (static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                                 static_cast<std::size_t>(column));
      const double length = std::sqrt(double{v[0]} * v[0] + double{v[1]} * v[1] + double{v[2]} * v[2]);
      const double z = length > 0 ? v[2] / length : 0;
      field.values.push_back(southward ? z : -z);
    }
  return field;
}

// Traces the area where a field is below a level (marching squares). Nodes beyond the box count as outside
// and lie on its edge, so that every line closes.
class Tracer {
 public:
  Tracer(const Field& field, double level)
      : field_(field), level_(level), columns_(field.columns + 2), rows_(field.rows + 2) {}

  Path area() {
    next_.assign(2 * static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), -1);
    for (int y = 0; y + 1 < rows_; ++y)
      for (int x = 0; x + 1 < columns_; ++x) cross(x, y);
    Path path;
    for (std::size_t first = 0; first < next_.size(); ++first) {
      if (next_[first] < 0) continue;
      path.begin(true);
      for (auto edge = static_cast<int>(first); next_[static_cast<std::size_t>(edge)] >= 0;) {
        path.add(point(edge));
        const int after = next_[static_cast<std::size_t>(edge)];
        next_[static_cast<std::size_t>(edge)] = -1;
        edge = after;
      }
    }
    return path;
  }

 private:
  double depth(int x, int y) const {  // above 0 inside
    if (x == 0 || y == 0 || x == columns_ - 1 || y == rows_ - 1) return -1;
    return level_ - field_.at(x - 1, y - 1);
  }
  Point at(int x, int y) const {
    return {field_.xs[static_cast<std::size_t>(std::clamp(x - 1, 0, field_.columns - 1))],
            field_.ys[static_cast<std::size_t>(std::clamp(y - 1, 0, field_.rows - 1))]};
  }
  int across(int x, int y) const { return 2 * (y * columns_ + x); }  // the edge to the right of a node
  int down(int x, int y) const { return 2 * (y * columns_ + x) + 1; }

  Point point(int edge) const {
    const int x = edge / 2 % columns_, y = edge / 2 / columns_;
    const int x2 = edge % 2 == 0 ? x + 1 : x, y2 = edge % 2 == 0 ? y : y + 1;
    const double a = depth(x, y), b = depth(x2, y2);
    return at(x, y) + (at(x2, y2) - at(x, y)) * (a / (a - b));
  }

  // Joins the crossings of a cell's edges, going around it clockwise.
  void cross(int x, int y) {
    const std::array<bool, 4> inside{depth(x, y) > 0, depth(x + 1, y) > 0, depth(x + 1, y + 1) > 0,
                                     depth(x, y + 1) > 0};
    const std::array<int, 4> edges{across(x, y), down(x + 1, y), across(x, y + 1), down(x, y)};
    std::array<int, 2> leaving{}, entering{};
    std::size_t leaves = 0, enters = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      if (inside[i] && !inside[(i + 1) % 4]) leaving[leaves++] = static_cast<int>(i);
      if (!inside[i] && inside[(i + 1) % 4]) entering[enters++] = static_cast<int>(i);
    }
    const auto join = [&](int from, int to) {
      next_[static_cast<std::size_t>(edges[static_cast<std::size_t>(from)])] =
          edges[static_cast<std::size_t>(to)];
    };
    if (leaves == 1) join(leaving[0], entering[0]);
    if (leaves < 2) return;
    const bool middle = depth(x, y) + depth(x + 1, y) + depth(x + 1, y + 1) + depth(x, y + 1) > 0;
    for (const int from : leaving) join(from, (from + (middle ? 1 : 3)) % 4);
  }

  const Field& field_;
  double level_;
  int columns_, rows_;
  std::vector<int> next_;  // by edge that is crossed, the one that is crossed next
};

// Returns the cosine of the distance from the bright pole at which the ramp reaches an alpha.
double cosine_at(const Ramp& ramp, double alpha) {
  const auto above = std::ranges::lower_bound(ramp.alpha, alpha);
  const auto i = static_cast<std::size_t>(above - ramp.alpha.begin());
  auto row = static_cast<double>(i);
  if (i > 0 && i < ramp.alpha.size()) row -= (ramp.alpha[i] - alpha) / (ramp.alpha[i] - ramp.alpha[i - 1]);
  return std::cos((row + 0.5) / static_cast<double>(ramp.alpha.size()) * std::numbers::pi);
}

}  // namespace

std::optional<std::vector<ZoneFill>> zone_fills(const drawing::Warp& warp) {
  const auto ramp = ramp_of(*warp.raster);
  if (!ramp) return std::nullopt;
  std::vector<ZoneFill> fills;
  const double most = ramp->alpha.back();
  if (most <= 0) return fills;
  const Field field = field_of(*warp.grid, ramp->southward);
  const int steps = std::clamp(static_cast<int>(std::ceil(most * 255 / step_alpha)), 1, most_steps);
  for (int k = 1; k <= steps; ++k) {
    const double below = most * (k - 1) / steps, above = most * k / steps;
    Path area = simplified(Tracer(field, cosine_at(*ramp, (below + above) / 2)).area(), zone_off);
    if (area.empty()) break;  // what is darker lies within
    const double alpha = 1 - (1 - above) / (1 - below);
    fills.push_back({std::move(area), ramp->colour.with_alpha(static_cast<float>(alpha))});
  }
  return fills;
}

}  // namespace homebound::exporting
