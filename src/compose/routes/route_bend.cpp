#include "compose/routes/route_bend.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace homebound::compose {
namespace {

constexpr double spacing = 6;  // page units between points of a line that bends
constexpr double room = 24;    // page units examined beside a line

// PROJ also inverts some points beyond the map's edge, but to positions elsewhere on the map.
bool lies_on_map(const View& view, const Affine& to_plane, Point p) {
  const auto at = view.projection.inverse(to_plane(p));
  const auto back = at ? view.projection.forward(*at) : std::nullopt;
  return back && length(view.to_page(*back) - p) < 0.1;
}

// Returns the share of `room` that lies on the map on both sides.
double room_beside(const View& view, const Affine& to_plane, Point at, Point right) {
  for (const double share : {1.0, 0.75, 0.5, 0.25})
    if (lies_on_map(view, to_plane, at + right * (room * share)) &&
        lies_on_map(view, to_plane, at - right * (room * share)))
      return share;
  return 0;
}

// Limits the slope to 1 over `reach`, then smooths the corners.
void even_out(std::span<double> values, std::span<const Point> line, double reach) {
  const std::size_t n = values.size();
  for (std::size_t k = 1; k < n; ++k)
    values[k] = std::min(values[k], values[k - 1] + length(line[k] - line[k - 1]) / reach);
  for (std::size_t k = n - 1; k-- > 0;)
    values[k] = std::min(values[k], values[k + 1] + length(line[k + 1] - line[k]) / reach);
  const std::vector<double> sharp(values.begin(), values.end());
  constexpr std::size_t window = 5;
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t from = k > window ? k - window : 0, to = std::min(n, k + window + 1);
    double sum = 0;
    for (std::size_t i = from; i < to; ++i) sum += sharp[i];
    values[k] = sum / static_cast<double>(to - from);
  }
}

}  // namespace

RouteLine refined(const RouteLine& line, Size page) {
  const Rect near = Rect{0, 0, page.width, page.height}.inflated(200);
  Path path;
  std::vector<double> share;
  for (std::size_t i = 0; i < line.path->parts(); ++i) {
    const auto part = line.path->part(i);
    const double* s = line.share.data() + line.path->starts[i];
    path.begin(false);
    for (std::size_t k = 0; k < part.size(); ++k) {
      Rect box;
      if (k > 0) box.add(part[k - 1]), box.add(part[k]);
      if (k > 0 && box.inflated(1).overlaps(near)) {
        const double pieces = std::min(1000.0, std::ceil(length(part[k] - part[k - 1]) / spacing));
        for (double n = 1; n < pieces; ++n) {
          path.add(part[k - 1] + (part[k] - part[k - 1]) * (n / pieces));
          share.push_back(s[k - 1] + (s[k] - s[k - 1]) * (n / pieces));
        }
      }
      path.add(part[k]), share.push_back(s[k]);
    }
  }
  return make_route_line(std::move(path), std::move(share));
}

Point right_at(const Path& path, std::size_t part, std::size_t point) {
  const auto line = path.part(part);
  const Point direction = line[std::min(point + 1, line.size() - 1)] - line[point > 0 ? point - 1 : 0];
  const double l = length(direction);
  return l > 0 ? Point{-direction.y / l, direction.x / l} : Point{};  // y points down
}

std::vector<double> freedom(const RouteLine& line, double reach) {
  const Path& path = *line.path;
  std::vector<double> result(path.points.size(), 1.0);
  reach = std::max(1e-9, std::min(reach, line.length / 3));
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    const auto ease = [&](std::size_t k, double away) {
      const double t = std::min(away / reach, 1.0);
      result[path.starts[i] + k] *= t * (2 - t);
    };
    double away = 0;
    for (std::size_t k = 0; k < part.size() && away < reach; ++k) {
      if (k > 0) away += length(part[k] - part[k - 1]);
      ease(k, away);
    }
    away = 0;
    for (std::size_t k = part.size(); k-- > 0 && away < reach;) {
      if (k + 1 < part.size()) away += length(part[k + 1] - part[k]);
      ease(k, away);
    }
  }
  return result;
}

std::vector<double> room_on_map(const RouteLine& line, const View& view) {
  const Path& path = *line.path;
  const Affine to_plane = view.to_page.inverse();
  const Rect page = Rect{0, 0, view.page.width, view.page.height}.inflated(room);
  std::vector<double> result(path.points.size(), 1.0);
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    if (part.empty()) continue;
    const std::span<double> free = std::span(result).subspan(path.starts[i], part.size());
    // Every third point is asked about; between two there is as much room as beside the tighter one.
    constexpr std::size_t stride = 3;
    for (std::size_t k = 0, before = 0;; before = std::exchange(k, std::min(k + stride, part.size() - 1))) {
      if (page.contains(part[k])) free[k] = room_beside(view, to_plane, part[k], right_at(path, i, k));
      for (std::size_t between = before + 1; between < k; ++between)
        free[between] = std::min(free[before], free[k]);
      if (k + 1 == part.size()) break;
    }
    even_out(free, part, 4 * room);
  }
  return result;
}

RouteLine shifted(const RouteLine& line, const std::vector<double>& right) {
  Path path = *line.path;
  for (std::size_t i = 0; i < path.parts(); ++i)
    for (std::size_t k = 0; k < path.part(i).size(); ++k) {
      const std::size_t p = path.starts[i] + k;
      path.points[p] = line.path->points[p] + right_at(*line.path, i, k) * right[p];
    }
  return make_route_line(std::move(path), line.share);
}

}  // namespace homebound::compose
