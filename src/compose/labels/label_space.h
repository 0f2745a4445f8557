// Tracks the occupied parts of the page: boxes and lines in a grid of buckets.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "compose/kit/segment.h"
#include "compose/routes/route_line.h"

namespace homebound::compose {

class LabelSpace {
 public:
  explicit LabelSpace(Size page);

  void block(const Rect& box);
  bool has_room(const Rect& box) const;  // for a line within the box
  bool add_line(Point a, Point b);  // false where it is outside the page or among too many others to count
  void add_mark(Point at);

  bool on_page(const Rect& box) const;
  bool is_free(const Rect& box) const;   // true when it touches no blocked box
  bool is_free(Point a, Point b) const;  // true when the line meets no blocked box
  // Returns whether no mark is nearer to the box than so many times as far as `own`, a mark or not.
  bool is_nearest(Point own, const Rect& box, double times = 1) const;
  double line_length(const Rect& box) const;  // length of the lines inside, page units
  int crossings(Point a, Point b) const;      // number of lines that a..b crosses

 private:
  struct Segment {
    Point a, b;
  };
  struct Cell {
    std::vector<std::size_t> boxes;
    std::vector<Segment> segments;
    double length = 0;  // of the segments in here
    std::vector<Point> marks;
  };
  template <class Visit>
  void cells(const Rect& box, Visit visit) const;  // called with each cell's index and its own box

  Size page_;
  int columns_, rows_;
  std::vector<Rect> boxes_;
  std::vector<Cell> grid_;
};

// Adds the lines of routes.
void add_routes(LabelSpace& space, const LegLines& routes);

// Returns how far a point is from a box; 0 inside.
double distance(const Rect& box, Point at);
// Returns whether the segments a..b and c..d cross.
bool cross(Point a, Point b, Point c, Point d);

}  // namespace homebound::compose
