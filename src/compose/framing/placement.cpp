#include "compose/framing/placement.h"

#include <algorithm>
#include <optional>

namespace homebound::compose {
namespace {

Affine at_scale(double s, Point from, Point to) {
  return {s, 0, 0, -s, to.x - s * from.x, to.y + s * from.y};
}

// Moves page points so that a corner of the page becomes the upper left one.
struct Turned {
  double x, y;  // -1 or 1
  Point operator()(Point p) const { return {x * p.x, y * p.y}; }
};
struct Corner {
  Turned turned;
  Point limit;                 // a turned point left of it and above it is covered
  std::vector<Point> extreme;  // plane points, turned, of which one is covered whenever any is
};

// Returns the points that lie farthest into a corner: no other lies both farther left and farther up.
std::vector<Point> extreme(std::vector<Point> points) {
  std::ranges::sort(points, [](Point a, Point b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Point> result;
  for (const Point p : points)
    if (result.empty() || p.y < result.back().y) result.push_back(p);
  return result;
}

std::vector<Corner> corners_of(const std::vector<Point>& points, const Ground& ground) {
  std::vector<Corner> corners;
  for (const Rect& box : ground.covered) {
    const Point from_middle = box.centre() - ground.inside.centre();
    Corner c;
    c.turned = {from_middle.x < 0 ? 1.0 : -1.0, from_middle.y < 0 ? 1.0 : -1.0};
    c.limit = c.turned({from_middle.x < 0 ? box.right : box.left, from_middle.y < 0 ? box.bottom : box.top});
    std::vector<Point> turned;
    turned.reserve(points.size());
    // The page's y points down, the plane's up.
    for (const Point p : points) turned.push_back(c.turned({p.x, -p.y}));
    c.extreme = extreme(std::move(turned));
    corners.push_back(std::move(c));
  }
  return corners;
}

bool clear(const std::vector<Corner>& corners, double s, Point moved) {
  return std::ranges::all_of(corners, [&](const Corner& c) {
    const Point limit = c.limit - c.turned(moved);
    return std::ranges::none_of(c.extreme, [&](Point p) { return s * p.x < limit.x && s * p.y < limit.y; });
  });
}

}  // namespace

Affine fit(const Rect& subject, const Rect& inside) {
  const double s = std::min(inside.width() / subject.width(), inside.height() / subject.height());
  return at_scale(s, subject.centre(), inside.centre());
}

Affine placed_clear(const Rect& box, const std::vector<Point>& points, const Ground& ground) {
  constexpr double step = 0.98;
  constexpr double least_scale = 0.75;  // of the one beside the overlays, so that also the aids find room
  constexpr int places = 12;            // tried along each side
  const Affine last = fit(box, ground.beside);
  const std::vector<Corner> corners = corners_of(points, ground);
  const Point wanted = ground.beside.centre();
  for (double s = fit(box, ground.inside).a; s > least_scale * last.a; s *= step) {
    std::optional<Affine> best;
    double least = 0;
    const Point half{s * box.width() / 2, s * box.height() / 2};
    const Rect centres{ground.inside.left + half.x, ground.inside.top + half.y, ground.inside.right - half.x,
                       ground.inside.bottom - half.y};
    for (int i = 0; i <= places; ++i)
      for (int k = 0; k <= places; ++k) {
        const Point centre{centres.left + centres.width() * i / places,
                           centres.top + centres.height() * k / places};
        const Affine to_page = at_scale(s, box.centre(), centre);
        const double off = length(centre - wanted);
        if ((!best || off < least) && clear(corners, s, {to_page.e, to_page.f})) best = to_page, least = off;
      }
    if (best) return *best;
  }
  return last;
}

Placed placed_whole(const Rect& box, const std::vector<Weighted>& points, const Ground& ground) {
  constexpr double least_whole = 0.92;  // so that it takes nine tenths of the page
  constexpr double covered_cost = 4, smaller_cost = 1, aside_cost = 0.02;
  const double largest = fit(box, ground.inside).a;
  const Affine beside = fit(box, ground.beside);
  if (beside.a >= least_whole * largest) return {beside, smaller_cost * (1 - beside.a / largest)};
  Placed best{beside, 1e9};
  for (const double share : {1.0, 0.98, 0.96, 0.94, least_whole}) {
    const double s = share * largest;
    const Point half{s * box.width() / 2, s * box.height() / 2}, middle = ground.inside.centre();
    const double right = ground.inside.right - half.x;
    for (const double x : {middle.x, right})
      for (const double y : {middle.y, ground.inside.top + half.y, ground.inside.bottom - half.y}) {
        const Affine to_page = at_scale(s, box.centre(), {x, y});
        double cost = smaller_cost * (1 - share) + (y == middle.y ? 0 : aside_cost);
        for (const Weighted& p : points) {
          const Point at = to_page(p.at);
          if (std::ranges::any_of(ground.covered, [&](const Rect& r) { return r.contains(at); }))
            cost += covered_cost * p.weight;
        }
        if (cost < best.cost - 1e-9) best = {to_page, cost};
      }
  }
  return best;
}

}  // namespace homebound::compose
