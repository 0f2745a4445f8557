#include "render/raster/dashes.h"

#include <numeric>

namespace homebound::render {
namespace {

// A position in the pattern.
class Cursor {
 public:
  explicit Cursor(std::span<const double> pattern)
      : pattern_(pattern), period_(std::accumulate(pattern.begin(), pattern.end(), 0.0)) {
    if (pattern.size() % 2 != 0) period_ *= 2;
  }

  bool on() const { return index_ % 2 == 0; }
  double left() const { return left_; }  // what is left of the dash or gap
  void seek(double distance) {
    distance = std::fmod(distance, period_);
    index_ = 0, left_ = pattern_[0];
    while (distance >= left_) {
      distance -= left_;
      next();
    }
    left_ -= distance;
  }
  void next() {
    index_ = (index_ + 1) % (2 * pattern_.size());
    left_ = pattern_[index_ % pattern_.size()];
  }
  void advance(double distance) { left_ -= distance; }

 private:
  std::span<const double> pattern_;
  double period_;
  std::size_t index_ = 0;
  double left_ = 0;
};

// Adds the dashes of one segment. `open` means that the last part of `out` continues here.
void add_segment(Point a, Point b, double total, Cursor& cursor, bool& open, Path& out) {
  const auto at = [&](double s) { return s >= total ? b : a + (b - a) * (s / total); };
  for (double done = 0; done < total;) {
    const double step = std::min(cursor.left(), total - done);
    if (cursor.on()) {
      if (!open) {
        out.begin(false);
        out.add(at(done));
      }
      out.add(at(done + step));
    }
    done += step;
    open = cursor.on();
    cursor.advance(step);
    if (cursor.left() <= 0) {
      cursor.next();
      open = false;
    }
  }
}

}  // namespace

Path dashed(const Path& path, std::span<const double> pattern, const Rect& visible) {
  double period = 0;
  for (double length : pattern) {
    if (!(length >= 0)) return path;
    period += length;
  }
  if (!(period > 0)) return path;
  Path out;
  Cursor cursor(pattern);
  for (std::size_t part = 0; part < path.parts(); ++part) {
    const auto points = path.part(part);
    if (points.empty()) continue;
    const std::size_t segments = path.closed[part] != 0 ? points.size() : points.size() - 1;
    bool open = false;
    double walked = 0;
    for (std::size_t i = 0; i < segments; ++i) {
      const Point a = points[i], b = points[(i + 1) % points.size()];
      const double total = length(b - a);
      if (!(total > 0)) continue;
      Rect box;
      box.add(a), box.add(b);
      if (box.overlaps(visible)) {
        // Seeks from the start of the part rather than from the last segment, so that the result does not
        // depend on what was left out.
        cursor.seek(walked);
        open = open && cursor.on();
        add_segment(a, b, total, cursor, open, out);
      } else {
        open = false;
      }
      walked += total;
    }
  }
  return out;
}

}  // namespace homebound::render
