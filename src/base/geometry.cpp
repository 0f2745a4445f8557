#include "base/geometry.h"

#include <numbers>

namespace homebound {
namespace {

// Returns how many chords keep a circle within `tolerance` of its true line.
int circle_steps(double radius, double tolerance) {
  if (radius <= tolerance) return 8;
  const double half_angle = std::acos(1 - tolerance / radius);
  return std::max(8, 4 * static_cast<int>(std::ceil(std::numbers::pi / half_angle / 4)));
}

}  // namespace

Path rectangle_path(const Rect& r) {
  Path path;
  path.begin(true);
  for (Point p :
       {Point{r.left, r.top}, Point{r.right, r.top}, Point{r.right, r.bottom}, Point{r.left, r.bottom}})
    path.add(p);
  return path;
}

Path rounded_rectangle_path(const Rect& r, double radius, double tolerance) {
  radius = std::min({radius, r.width() / 2, r.height() / 2});
  if (radius <= 0) return rectangle_path(r);
  const int quarter = circle_steps(radius, tolerance) / 4;
  const Point centres[] = {{r.right - radius, r.bottom - radius},
                           {r.left + radius, r.bottom - radius},
                           {r.left + radius, r.top + radius},
                           {r.right - radius, r.top + radius}};
  Path path;
  path.begin(true);
  for (int corner = 0; corner < 4; ++corner)
    for (int i = 0; i <= quarter; ++i) {
      const double angle = (corner + static_cast<double>(i) / quarter) * std::numbers::pi / 2;
      path.add(centres[corner] + Point{std::cos(angle), std::sin(angle)} * radius);
    }
  return path;
}

Path circle_path(Point centre, double radius, double tolerance) {
  const int steps = circle_steps(radius, tolerance);
  Path path;
  path.begin(true);
  for (int i = 0; i < steps; ++i) {
    const double angle = 2 * std::numbers::pi * i / steps;
    path.add(centre + Point{std::cos(angle), std::sin(angle)} * radius);
  }
  return path;
}

Path transformed(const Path& path, const Affine& m) {
  Path result = path;
  for (Point& p : result.points) p = m(p);
  return result;
}

}  // namespace homebound
