#include "compose/routes/plane_ways.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "geo/clip/cut.h"
#include "geo/sphere.h"
#include "timeline/flight_path.h"

namespace homebound::compose {
namespace {

// Between points this far apart, a geodesic stays within metres of the great circle.
constexpr Metres sample_step{250e3};
constexpr int deepest = 12;             // bisections between two samples
constexpr double close_enough = 0.1;    // pixels
constexpr std::uint32_t nothing = ~0U;  // no node

// The ground tolerance of a recorded track that keeps it within 0.15 pixels on this map.
Metres ground_tolerance(const timeline::Leg& leg, const View& view) {
  constexpr int looks = 32;            // samples along the way
  constexpr double step = 1e-3;        // degrees of latitude
  constexpr double step_length = 111;  // its approximate length, metres
  double most = 0;                     // pixels per metre
  if (!leg.recording) return Metres(0);
  for (int i = 0; i <= looks; ++i) {
    const LonLat p = timeline::position(leg, static_cast<double>(i) / looks);
    const double across = step / std::max(0.01, std::cos(to_radians(Degrees(p.lat)).value));
    const auto here = view.projection.forward(p);
    for (const LonLat q :
         {LonLat{p.lon + across, p.lat}, LonLat{p.lon, p.lat + (p.lat > 0 ? -step : step)}}) {
      const auto there = view.projection.forward(q);
      if (!here || !there) continue;
      const double pixels = length(view.to_page(*there) - view.to_page(*here)) * view.scale;
      if (pixels < 1e3) most = std::max(most, pixels / step_length);  // more means a cut in between
    }
  }
  return Metres(most > 0 ? 0.15 / most : 1e3);
}

// Finds the shares of points that come in the order of a way: samples, or cuts between two of them.
class Measurer {
 public:
  Measurer(const EarthWays& ways, std::size_t way)
      : points_(ways.lines.part(way)), share_(ways.share.data() + ways.lines.starts[way]) {}

  double share_of(LonLat p) {
    for (std::size_t k = arc_; k < std::min(arc_ + 2, points_.size()); ++k)
      if (points_[k].at == p) return share_[arc_ = k];
    const Vec3 v = to_vector(p);
    double best = 1e9, share = share_[arc_];
    for (std::size_t k = arc_; k + 1 < points_.size(); ++k) {
      const Vec3 a = points_[k].v, b = points_[k + 1].v;
      const double before = angle_between(a, v).value, after = angle_between(v, b).value;
      const double detour = before + after - angle_between(a, b).value;
      if (detour >= best) continue;
      best = detour, arc_ = k;
      const double part = before + after > 0 ? before / (before + after) : 0;
      share = share_[k] + (share_[k + 1] - share_[k]) * part;
      if (best < 1e-9) break;  // radians: millimetres
    }
    return share;
  }

 private:
  std::span<const SpherePoint> points_;
  const double* share_;
  std::size_t arc_ = 0;
};

// Tells whether a line from `a` to `b`, whose middle lies `off` beside that of the chord, may be seen in a
// part of the plane: the curve leaves the chord nowhere much farther.
bool may_be_seen(const Rect& within, Point a, Point b, Point off) {
  Rect box;
  box.add(a), box.add(b);
  return within.overlaps(box.inflated(2 * (std::abs(off.x) + std::abs(off.y))));
}

// A stretch that may have to be halved.
struct Span {
  Vec3 a, b;
  Point from, to;
};
// Its middle; the halves are indices among all middles.
struct Middle {
  Point at;
  std::uint32_t first = nothing, second = nothing;
};

// Returns the middles of stretches, which come first, and of their halves, level by level: many points are
// projected at a time.
std::vector<Middle> halved(std::vector<Span> level, const Projection& projection, double tolerance,
                           const Rect& within) {
  std::vector<Middle> middles;
  std::vector<Span> next;
  std::vector<SpherePoint> at;
  std::vector<Point> images;
  for (int depth = deepest; depth > 0 && !level.empty(); --depth) {
    at.clear(), next.clear();
    for (const Span& s : level) at.push_back(by_vector(normalised(s.a + s.b)));
    images.resize(at.size());
    projection.project(at, images);
    const auto below = static_cast<std::uint32_t>(middles.size() + level.size());
    for (std::size_t i = 0; i < level.size(); ++i) {
      const auto& [a, b, from, to] = level[i];
      Middle& middle = middles.emplace_back();
      middle.at = images[i];
      // It must lie on the chord and at its middle, so that shares stay accurate, too.
      const Point off = images[i] - (from + to) * 0.5;
      const bool close = off.x * off.x + off.y * off.y < tolerance * tolerance;
      if (close || !std::isfinite(images[i].x) || depth == 1 || !may_be_seen(within, from, to, off)) continue;
      middle.first = below + static_cast<std::uint32_t>(next.size()), middle.second = middle.first + 1;
      next.push_back({a, at[i].v, from, images[i]});
      next.push_back({at[i].v, b, images[i], to});
    }
    std::swap(level, next);
  }
  return middles;
}

}  // namespace

double tolerance_of(const View& view) {
  const Affine& m = view.to_page;
  const double half = (m.a * m.a + m.b * m.b + m.c * m.c + m.d * m.d) / 2, area = m.determinant();
  // The most by which a length grows: an affine map's greater singular value.
  const double grown = std::sqrt(half + std::sqrt(std::max(0.0, half * half - area * area)));
  return close_enough / (view.scale * grown);
}

EarthWays sampled(std::span<const timeline::Leg* const> legs, const View& view) {
  EarthWays ways;
  Lines lines;
  for (const timeline::Leg* const leg : legs) {
    lines.begin();
    for (const timeline::PathPoint& p :
         timeline::path_points(*leg, sample_step, ground_tolerance(*leg, view))) {
      lines.add(p.at);
      ways.share.push_back(p.share);
    }
  }
  ways.lines = prepared(lines);
  return ways;
}

Rect shown_by(const View& view, double pages_beside) {
  constexpr double wide = 6e6;  // metres
  constexpr double everywhere = std::numeric_limits<double>::infinity();
  const auto box = [to_plane = view.to_page.inverse(), page = view.page](double beside) {
    Rect shown;
    for (const double x : {-beside, 1 + beside})
      for (const double y : {-beside, 1 + beside}) shown.add(to_plane({x * page.width, y * page.height}));
    return shown;
  };
  if (const Rect page = box(0); std::max(page.width(), page.height()) > wide)
    return {-everywhere, -everywhere, everywhere, everywhere};
  return box(pages_beside);
}

PlaneWays::PlaneWays(const EarthWays& ways, const Projection& projection, double tolerance,
                     const Rect& within) {
  const CutParts parts = cut(projection.domain(), ways.lines, Degrees(90));
  std::vector<Point> images(parts.points.size());
  projection.project(parts.points, images);
  std::vector<Span> stretches;
  std::size_t part = 0;
  for (std::size_t way = 0; way < ways.lines.parts(); ++way) {
    ways_.push_back(static_cast<std::uint32_t>(part));
    Measurer measurer(ways, way);
    for (; part < parts.parts() && parts.of[part] == way; ++part) {
      starts_.push_back(static_cast<std::uint32_t>(points_.size()));
      const std::size_t end = part + 1 < parts.parts() ? parts.starts[part + 1] : parts.points.size();
      const SpherePoint* last = nullptr;
      for (std::size_t k = parts.starts[part]; k < end; ++k) {
        const SpherePoint& p = parts.points[k];
        const double share = measurer.share_of(p.at);
        if (!std::isfinite(images[k].x) || !std::isfinite(images[k].y)) continue;
        if (last != nullptr) stretches.push_back({last->v, p.v, points_.back().at, images[k]});
        points_.push_back({images[k], share, 0});
        last = &p;
      }
    }
  }
  ways_.push_back(static_cast<std::uint32_t>(part));
  starts_.push_back(static_cast<std::uint32_t>(points_.size()));

  const std::vector<Middle> middles = halved(std::move(stretches), projection, tolerance, within);
  nodes_.reserve(middles.size());
  const auto lay = [&](std::uint32_t middle, const auto& self) -> void {
    const std::size_t own = nodes_.size();
    nodes_.push_back({middles[middle].at, 1});
    for (const std::uint32_t half : {middles[middle].first, middles[middle].second})
      if (half != nothing) self(half, self);
    nodes_[own].size = static_cast<std::uint32_t>(nodes_.size() - own);
  };
  std::uint32_t stretch = 0;
  for (std::size_t i = 0; i + 1 < starts_.size(); ++i)
    for (std::size_t k = starts_[i] + std::size_t{1}; k < starts_[i + 1]; ++k) {
      points_[k].node = static_cast<std::uint32_t>(nodes_.size());
      lay(stretch++, lay);
    }
}

// Writes ways to a page, and of their trees as much as the page needs.
class PlaneWays::Writer {
 public:
  Writer(const View& view, std::span<const Node> nodes)
      : to_page_(view.to_page),
        tolerance_(close_enough / view.scale),
        near_{-view.page.width, -view.page.height, 2 * view.page.width, 2 * view.page.height},
        nodes_(nodes) {}

  void begin() { lines_.begin(); }
  void begin_part() { lines_.begin_part(), open_ = false; }
  void add(const PlanePoint& point) {
    const Point p = to_page_(point.at);
    if (open_) halve(last_, last_share_, p, point.share, point.node);
    lines_.add(p, point.share);
    last_ = p, last_share_ = point.share, open_ = true;
  }
  RouteLines finish() {
    lines_.end();
    return std::move(lines_);
  }

 private:
  void halve(Point a, double from, Point b, double to, std::size_t node) {
    const Point m = to_page_(nodes_[node].at);
    if (!std::isfinite(m.x)) return;
    // Squares spare hundreds of thousands of calls of hypot.
    const Point off = m - (a + b) * 0.5;
    if (off.x * off.x + off.y * off.y < tolerance_ * tolerance_ || !may_be_seen(near_, a, b, off)) return;
    const double share = (from + to) / 2;
    const std::size_t first = node + 1, end = node + nodes_[node].size;
    if (first < end) halve(a, from, m, share, first);
    lines_.add(m, share);
    if (first < end) halve(m, share, b, to, first + nodes_[first].size);
  }

  Affine to_page_;
  double tolerance_;  // page units
  Rect near_;
  std::span<const Node> nodes_;
  RouteLines lines_;
  bool open_ = false;
  Point last_;
  double last_share_ = 0;
};

RouteLines PlaneWays::on_page(const View& view) const {
  Writer writer(view, nodes_);
  for (std::size_t way = 0; way + 1 < ways_.size(); ++way) {
    writer.begin();
    for (std::size_t part = ways_[way]; part < ways_[way + 1]; ++part) {
      writer.begin_part();
      for (std::size_t k = starts_[part]; k < starts_[part + 1]; ++k) writer.add(points_[k]);
    }
  }
  return writer.finish();
}

RouteLine project_route(const timeline::Leg& leg, const View& view) {
  const timeline::Leg* const only[] = {&leg};
  return PlaneWays(sampled(only, view), view.projection, tolerance_of(view), shown_by(view, 1))
      .on_page(view)
      .line(0);
}

}  // namespace homebound::compose
