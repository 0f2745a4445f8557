#include "exporting/story/tape_path.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "exporting/story/tape_bytes.h"

namespace homebound::exporting {
namespace {

struct Whole {
  std::int64_t x = 0, y = 0;
  bool operator==(const Whole&) const = default;
};

// Returns a part's points that show.
std::vector<Whole> shown_points(std::span<const Point> part, Point corner, double quantum, PathUse use) {
  std::vector<Whole> points;
  points.reserve(part.size());
  for (const Point p : part) {
    const Whole whole{std::llround((p.x - corner.x) / quantum), std::llround((p.y - corner.y) / quantum)};
    if (use == PathUse::way || points.empty() || points.back() != whole) points.push_back(whole);
  }
  if (use == PathUse::area) {
    while (points.size() > 1 && points.back() == points.front()) points.pop_back();
    if (points.size() < 3) points.clear();
  }
  if (use == PathUse::line && points.size() == 1) points.push_back(points.front());  // a dot
  return points;
}

WholePath whole_from(const Path& path, Point corner, double quantum, PathUse use) {
  std::string parts;
  std::uint64_t count = 0;
  Whole before;
  WholePath result;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const std::vector<Whole> points = shown_points(path.part(i), corner, quantum, use);
    if (points.empty()) continue;
    ++count;
    const bool closed = use == PathUse::area || (use == PathUse::line && path.closed[i] != 0);
    put(parts, points.size() << 1 | (closed ? 1U : 0U));
    for (const Whole p : points) {
      put_signed(parts, p.x - before.x), put_signed(parts, p.y - before.y);
      before = p;
      result.extent =
          std::max({result.extent, std::abs(static_cast<double>(p.x)), std::abs(static_cast<double>(p.y))});
    }
  }
  put(result.bytes, count);
  result.bytes += parts;
  result.placed = {quantum, 0, 0, quantum, corner.x, corner.y};
  return result;
}

void keep_far(std::span<const Point> points, std::size_t first, std::size_t last, double tolerance,
              std::vector<char>& kept) {
  std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
  while (!open.empty()) {
    const auto [a, b] = open.back();
    open.pop_back();
    const Point way = points[b] - points[a];
    const double long_way = length(way);
    double most = tolerance;
    std::size_t farthest = 0;
    for (std::size_t i = a + 1; i < b; ++i) {
      const Point off = points[i] - points[a];
      const double along = long_way > 0 ? (off.x * way.x + off.y * way.y) / long_way : 0;
      const double away = along <= 0          ? length(off)
                          : along >= long_way ? length(points[i] - points[b])
                                              : std::abs(off.x * way.y - off.y * way.x) / long_way;
      if (away > most) most = away, farthest = i;
    }
    if (farthest == 0) continue;
    kept[farthest] = 1;
    open.emplace_back(a, farthest), open.emplace_back(farthest, b);
  }
}

}  // namespace

WholePath whole_path(const Path& path, double quantum, PathUse use) {
  const Rect box = path.bounds();
  return whole_from(path, path.empty() ? Point{} : Point{box.left, box.top}, quantum, use);
}

WholePath whole_outline(const Path& path, double quantum) {
  return whole_from(path, {}, quantum, PathUse::area);
}

std::string matrix_bytes(const Affine& m, double extent) {
  constexpr double near = 1.0 / 64;  // page units: rounding is off by half of it at most
  const double step = std::exp2(std::floor(std::log2(near / (2 * std::max(extent, 1.0)))));
  const auto rounded = [](double v, double unit) { return static_cast<float>(std::round(v / unit) * unit); };
  std::string bytes;
  for (const double v : {m.a, m.b, m.c, m.d}) put_float(bytes, rounded(v, step));
  for (const double v : {m.e, m.f}) put_float(bytes, rounded(v, near / 2));
  return bytes;
}

Path simplified(const Path& path, double tolerance) {
  Path result;
  for (std::size_t i = 0; i < path.parts(); ++i) {
    const auto part = path.part(i);
    if (part.empty()) continue;
    std::vector<char> kept(part.size(), 0);
    kept.front() = kept.back() = 1;
    if (path.closed[i] != 0) {  // from the first point to the farthest and back
      std::size_t far = 0;
      for (std::size_t k = 1; k < part.size(); ++k)
        if (length(part[k] - part[0]) > length(part[far] - part[0])) far = k;
      kept[far] = 1;
      keep_far(part, 0, far, tolerance, kept);
      keep_far(part, far, part.size() - 1, tolerance, kept);
    } else {
      keep_far(part, 0, part.size() - 1, tolerance, kept);
    }
    result.begin(path.closed[i] != 0);
    for (std::size_t k = 0; k < part.size(); ++k)
      if (kept[k] != 0) result.add(part[k]);
  }
  return result;
}

}  // namespace homebound::exporting
