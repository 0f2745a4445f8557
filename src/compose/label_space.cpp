#include "compose/label_space.h"

#include <set>

namespace homebound::compose {
namespace {

constexpr double cell = 32;  // page units

// Length of the part of a..b inside a box (Liang-Barsky).
double length_inside(const Rect& box, Point a, Point b) {
  double t0 = 0, t1 = 1;
  const Point d = b - a;
  const auto clip = [&](double p, double q) {
    if (p == 0) return q >= 0;
    const double t = q / p;
    if (p < 0) {
      t0 = std::max(t0, t);
    } else {
      t1 = std::min(t1, t);
    }
    return t0 <= t1;
  };
  if (!clip(-d.x, a.x - box.left) || !clip(d.x, box.right - a.x) || !clip(-d.y, a.y - box.top) ||
      !clip(d.y, box.bottom - a.y))
    return 0;
  return (t1 - t0) * length(d);
}

double side(Point a, Point b, Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

bool cross(Point a, Point b, Point c, Point d) {
  return (side(a, b, c) < 0) != (side(a, b, d) < 0) && (side(c, d, a) < 0) != (side(c, d, b) < 0);
}

}  // namespace

LabelSpace::LabelSpace(Size page)
    : page_(page),
      columns_(std::max(1, static_cast<int>(std::ceil(page.width / cell)))),
      rows_(std::max(1, static_cast<int>(std::ceil(page.height / cell)))),
      grid_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <class Visit>
void LabelSpace::cells(const Rect& box, Visit visit) const {
  const auto index = [](double v, int count) {
    return std::clamp(static_cast<int>(std::floor(v / cell)), 0, count - 1);
  };
  if (box.right < 0 || box.bottom < 0 || box.left > page_.width || box.top > page_.height) return;
  for (int y = index(box.top, rows_); y <= index(box.bottom, rows_); ++y)
    for (int x = index(box.left, columns_); x <= index(box.right, columns_); ++x)
      visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x));
}

void LabelSpace::block(const Rect& box) {
  cells(box, [&](std::size_t i) { grid_[i].boxes.push_back(boxes_.size()); });
  boxes_.push_back(box);
}

void LabelSpace::add_line(Point a, Point b) {
  Rect box;
  box.add(a), box.add(b);
  cells(box, [&](std::size_t i) { grid_[i].segments.push_back(segments_.size()); });
  segments_.push_back({a, b});
}

bool LabelSpace::on_page(const Rect& box) const {
  return box.left >= 4 && box.top >= 4 && box.right <= page_.width - 4 && box.bottom <= page_.height - 4;
}

bool LabelSpace::is_free(const Rect& box) const {
  bool free = true;
  cells(box, [&](std::size_t i) {
    for (std::size_t other : grid_[i].boxes) free = free && !boxes_[other].overlaps(box);
  });
  return free;
}

double LabelSpace::line_length(const Rect& box) const {
  std::set<std::size_t> seen;
  double total = 0;
  cells(box, [&](std::size_t i) {
    for (std::size_t s : grid_[i].segments)
      if (seen.insert(s).second) total += length_inside(box, segments_[s].a, segments_[s].b);
  });
  return total;
}

int LabelSpace::crossings(Point a, Point b) const {
  Rect box;
  box.add(a), box.add(b);
  std::set<std::size_t> seen;
  int count = 0;
  cells(box, [&](std::size_t i) {
    for (std::size_t s : grid_[i].segments)
      if (seen.insert(s).second) count += cross(a, b, segments_[s].a, segments_[s].b);
  });
  return count;
}

}  // namespace homebound::compose
