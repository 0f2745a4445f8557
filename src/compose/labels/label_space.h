// Tracks the occupied parts of the page: boxes and lines in a grid of buckets.
#pragma once

#include <vector>

#include "base/geometry.h"

namespace homebound::compose {

class LabelSpace {
 public:
  explicit LabelSpace(Size page);

  void block(const Rect& box);
  void add_line(Point a, Point b);

  bool on_page(const Rect& box) const;
  bool is_free(const Rect& box) const;        // true when it touches no blocked box
  bool is_free(Point a, Point b) const;       // true when the line meets no blocked box
  double line_length(const Rect& box) const;  // length of the lines inside, page units
  int crossings(Point a, Point b) const;      // number of lines that a..b crosses

 private:
  struct Segment {
    Point a, b;
  };
  struct Cell {
    std::vector<std::size_t> boxes;
    std::vector<Segment> segments;
  };
  template <class Visit>
  void cells(const Rect& box, Visit visit) const;  // called with each cell's index and its own box

  Size page_;
  int columns_, rows_;
  std::vector<Rect> boxes_;
  std::vector<Cell> grid_;
};

// Returns whether the segments a..b and c..d cross.
bool cross(Point a, Point b, Point c, Point d);
// Returns the length of the part of a..b inside a box (Liang and Barsky 1984).
double length_inside(const Rect& box, Point a, Point b);

}  // namespace homebound::compose
