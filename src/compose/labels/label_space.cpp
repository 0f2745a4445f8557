#include "compose/labels/label_space.h"

#include <vector>

namespace homebound::compose {
namespace {

constexpr double cell_size = 32;           // page units
constexpr std::size_t most_segments = 64;  // per cell; a cell with more is crowded, and counting them is
                                           // pointless

double side(Point a, Point b, Point p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

Rect box_of(Point a, Point b) {
  Rect box;
  box.add(a), box.add(b);
  return box;
}

Rect common(const Rect& a, const Rect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

}  // namespace

bool cross(Point a, Point b, Point c, Point d) {
  return (side(a, b, c) < 0) != (side(a, b, d) < 0) && (side(c, d, a) < 0) != (side(c, d, b) < 0);
}

double distance(const Rect& box, Point at) {
  return std::hypot(std::max({box.left - at.x, 0.0, at.x - box.right}),
                    std::max({box.top - at.y, 0.0, at.y - box.bottom}));
}

LabelSpace::LabelSpace(Size page)
    : page_(page),
      columns_(std::max(1, static_cast<int>(std::ceil(page.width / cell_size)))),
      rows_(std::max(1, static_cast<int>(std::ceil(page.height / cell_size)))),
      grid_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

template <class Visit>
void LabelSpace::cells(const Rect& box, Visit visit) const {
  const auto index = [](double v, int count) {
    return std::clamp(static_cast<int>(std::max(0.0, v / cell_size)), 0, count - 1);
  };
  if (box.right < 0 || box.bottom < 0 || box.left > page_.width || box.top > page_.height) return;
  for (int y = index(box.top, rows_); y <= index(box.bottom, rows_); ++y)
    for (int x = index(box.left, columns_); x <= index(box.right, columns_); ++x)
      visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(x),
            Rect::at(x * cell_size, y * cell_size, cell_size, cell_size));
}

void LabelSpace::block(const Rect& box) {
  cells(box, [&](std::size_t i, const Rect&) { grid_[i].boxes.push_back(boxes_.size()); });
  boxes_.push_back(box);
}

bool LabelSpace::has_room(const Rect& box) const {
  bool room = false;
  cells(box, [&](std::size_t i, const Rect&) { room = room || grid_[i].segments.size() < most_segments; });
  return room;
}

// Each cell keeps its own piece of a line, so that pieces add up and no line is counted twice.
bool LabelSpace::add_line(Point a, Point b) {
  bool added = false;
  cells(box_of(a, b), [&](std::size_t i, const Rect& cell) {
    if (grid_[i].segments.size() >= most_segments) return;
    const double length = length_inside(cell, a, b);
    if (length <= 0) return;
    grid_[i].segments.push_back({a, b});
    grid_[i].length += length;
    added = true;
  });
  return added;
}

void LabelSpace::add_mark(Point at) {
  cells(box_of(at, at), [&](std::size_t i, const Rect&) { grid_[i].marks.push_back(at); });
}

bool LabelSpace::is_nearest(Point own, const Rect& box, double times) const {
  constexpr double same = 1e-6;
  const double away = times * distance(box, own);
  bool nearest = true;
  cells(box.inflated(away), [&](std::size_t i, const Rect&) {
    for (const Point mark : grid_[i].marks)
      nearest = nearest && (mark == own || distance(box, mark) >= away - same);
  });
  return nearest;
}

bool LabelSpace::on_page(const Rect& box) const {
  return box.left >= 4 && box.top >= 4 && box.right <= page_.width - 4 && box.bottom <= page_.height - 4;
}

bool LabelSpace::is_free(const Rect& box) const {
  bool free = true;
  cells(box, [&](std::size_t i, const Rect&) {
    for (std::size_t other : grid_[i].boxes) free = free && !boxes_[other].overlaps(box);
  });
  return free;
}

bool LabelSpace::is_free(Point a, Point b) const {
  bool free = true;
  cells(box_of(a, b), [&](std::size_t i, const Rect&) {
    for (std::size_t other : grid_[i].boxes) free = free && length_inside(boxes_[other], a, b) <= 0;
  });
  return free;
}

double LabelSpace::line_length(const Rect& box) const {
  double total = 0;
  cells(box, [&](std::size_t i, const Rect& cell) {
    if (grid_[i].segments.empty()) return;
    const Rect here = common(box, cell);
    // Where lines are crowded, they are so everywhere in the cell.
    if (grid_[i].segments.size() >= most_segments) {
      total += grid_[i].length * here.width() * here.height() / (cell.width() * cell.height());
      return;
    }
    for (const Segment& s : grid_[i].segments) total += length_inside(here, s.a, s.b);
  });
  return total;
}

int LabelSpace::crossings(Point a, Point b) const {
  int count = 0;
  cells(box_of(a, b), [&](std::size_t i, const Rect& cell) {
    for (const Segment& s : grid_[i].segments) {
      if (!cross(a, b, s.a, s.b)) continue;
      const double from = side(s.a, s.b, a), to = side(s.a, s.b, b);
      const Point at = a + (b - a) * (from / (from - to));
      count += at.x >= cell.left && at.x < cell.right && at.y >= cell.top && at.y < cell.bottom;
    }
  });
  return count;
}

// A way that finds no room once finds none later: of a timetable's legs, thousands fly the same.
void add_routes(LabelSpace& space, const LegLines& routes) {
  std::vector<bool> done(routes.lines(), false);
  for (std::size_t leg = 0; leg < routes.size(); ++leg) {
    const std::size_t line = routes.number(leg);
    if (done[line]) continue;
    bool added = false;
    if (space.has_room(routes.box(line)))
      routes.segments(line, [&](Point a, Point b) { added = space.add_line(a, b) || added; });
    done[line] = !added;
  }
}

}  // namespace homebound::compose
