// Plane geometry: points, boxes, affine maps and flattened paths. Units are the caller's.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace homebound {

struct Point {
  double x = 0, y = 0;
  bool operator==(const Point&) const = default;
  friend constexpr Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Point operator*(Point a, double s) { return {a.x * s, a.y * s}; }
};
// Pages and the earth are far from where squares overflow, which std::hypot would look after.
inline double length(Point p) { return std::sqrt(p.x * p.x + p.y * p.y); }

struct Size {
  double width = 0, height = 0;
  bool operator==(const Size&) const = default;
};

// An axis-parallel box; it is empty when right < left. A default-constructed box is empty and ready to
// grow.
struct Rect {
  double left = std::numeric_limits<double>::infinity();
  double top = std::numeric_limits<double>::infinity();
  double right = -std::numeric_limits<double>::infinity();
  double bottom = -std::numeric_limits<double>::infinity();

  static constexpr Rect at(double x, double y, double w, double h) { return {x, y, x + w, y + h}; }
  bool operator==(const Rect&) const = default;
  bool empty() const { return !(right >= left && bottom >= top); }
  double width() const { return right - left; }
  double height() const { return bottom - top; }
  Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  void add(Point p) {
    left = std::min(left, p.x), right = std::max(right, p.x);
    top = std::min(top, p.y), bottom = std::max(bottom, p.y);
  }
  void add(const Rect& r) {
    left = std::min(left, r.left), right = std::max(right, r.right);
    top = std::min(top, r.top), bottom = std::max(bottom, r.bottom);
  }
  bool contains(Point p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
  bool covers(const Rect& r) const {
    return r.left >= left && r.right <= right && r.top >= top && r.bottom <= bottom;
  }
  bool overlaps(const Rect& r) const {
    return left < r.right && r.left < right && top < r.bottom && r.top < bottom;
  }
  Rect inflated(double d) const { return {left - d, top - d, right + d, bottom + d}; }
  Rect shifted(Point d) const { return {left + d.x, top + d.y, right + d.x, bottom + d.y}; }
};

// An affine map: x' = a x + c y + e,  y' = b x + d y + f.
struct Affine {
  double a = 1, b = 0, c = 0, d = 1, e = 0, f = 0;

  static constexpr Affine translate(Point p) { return {1, 0, 0, 1, p.x, p.y}; }
  static constexpr Affine scale(double sx, double sy) { return {sx, 0, 0, sy, 0, 0}; }
  // Turns the x axis towards the y axis by `radians` (clockwise on a page, where y points down).
  static Affine rotate(double radians) {
    const double s = std::sin(radians), k = std::cos(radians);
    return {k, s, -s, k, 0, 0};
  }
  bool operator==(const Affine&) const = default;
  constexpr Point operator()(Point p) const { return {a * p.x + c * p.y + e, b * p.x + d * p.y + f}; }
  // (m * n)(p) == m(n(p))
  friend constexpr Affine operator*(const Affine& m, const Affine& n) {
    return {m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b,       m.a * n.c + m.c * n.d,
            m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f};
  }
  constexpr double determinant() const { return a * d - b * c; }
  // Returns the mean factor by which lengths grow.
  double magnification() const { return std::sqrt(std::abs(determinant())); }
  constexpr Affine inverse() const {
    const double k = 1 / determinant();
    return {d * k, -b * k, -c * k, a * k, (c * f - d * e) * k, (b * e - a * f) * k};
  }
};

// Polylines and polygons in flat arrays: part i is points[starts[i] .. starts[i + 1]), or runs to the end.
// A closed part does not repeat its first point. A fill treats every part as closed and adds up the winding
// numbers of all parts (non-zero rule), so abutting parts leave no seam.
struct Path {
  std::vector<Point> points;
  std::vector<std::uint32_t> starts;
  std::vector<std::uint8_t> closed;  // one flag per part

  bool empty() const { return points.empty(); }
  std::size_t parts() const { return starts.size(); }
  std::span<const Point> part(std::size_t i) const {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : points.size();
    return std::span(points).subspan(starts[i], end - starts[i]);
  }
  void begin(bool is_closed) {
    starts.push_back(static_cast<std::uint32_t>(points.size()));
    closed.push_back(is_closed);
  }
  void add(Point p) { points.push_back(p); }
  void append(const Path& other) {
    const auto offset = static_cast<std::uint32_t>(points.size());
    points.insert(points.end(), other.points.begin(), other.points.end());
    for (std::uint32_t s : other.starts) starts.push_back(s + offset);
    closed.insert(closed.end(), other.closed.begin(), other.closed.end());
  }
  Rect bounds() const {
    Rect r;
    for (Point p : points) r.add(p);
    return r;
  }
};

Path rectangle_path(const Rect& r);
// Corners and circles are flattened to within `tolerance`, in the unit of the shape.
Path rounded_rectangle_path(const Rect& r, double radius, double tolerance = 0.05);
Path circle_path(Point centre, double radius, double tolerance = 0.05);
Path transformed(const Path& path, const Affine& m);

}  // namespace homebound
