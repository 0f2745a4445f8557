#include "compose/routes/route_line.h"

#include <algorithm>
#include <cmath>

#include "geo/clip/cut.h"
#include "geo/sphere.h"
#include "timeline/flight_path.h"

namespace homebound::compose {
namespace {

// Between points this far apart, a geodesic stays within metres of the great circle.
constexpr Metres sample_step{250e3};
constexpr int deepest = 12;  // bisections between two samples

struct Samples {
  Lines line;
  std::vector<double> share;
};

// The ground tolerance of a recorded track that keeps it within 0.15 pixels on this map.
Metres tolerance_of(const timeline::Leg& leg, const View& view) {
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

Samples samples_of(const timeline::Leg& leg, const View& view) {
  Samples samples;
  samples.line.begin();
  for (const timeline::PathPoint& p : timeline::path_points(leg, sample_step, tolerance_of(leg, view))) {
    samples.line.add(p.at);
    samples.share.push_back(p.share);
  }
  return samples;
}

// Finds the shares of points that come in line order: samples, or cuts between two of them.
class Measurer {
 public:
  explicit Measurer(const Samples& samples) : samples_(samples) {}

  double share_of(LonLat p) {
    const auto& points = samples_.line.points;
    for (std::size_t k = arc_; k < std::min(arc_ + 2, points.size()); ++k)
      if (points[k] == p) return samples_.share[arc_ = k];
    const Vec3 v = to_vector(p);
    double best = 1e9, share = samples_.share[arc_];
    for (std::size_t k = arc_; k + 1 < points.size(); ++k) {
      const Vec3 a = to_vector(points[k]), b = to_vector(points[k + 1]);
      const double before = angle_between(a, v).value, after = angle_between(v, b).value;
      const double detour = before + after - angle_between(a, b).value;
      if (detour >= best) continue;
      best = detour, arc_ = k;
      const double part = before + after > 0 ? before / (before + after) : 0;
      share = samples_.share[k] + (samples_.share[k + 1] - samples_.share[k]) * part;
      if (best < 1e-9) break;  // radians: millimetres
    }
    return share;
  }

 private:
  const Samples& samples_;
  std::size_t arc_ = 0;
};

class Drawer {
 public:
  Drawer(const View& view) : view_(view), tolerance_(0.1 / view.scale) {}

  void begin() { path.begin(false), open_ = false; }
  void add(const SpherePoint& at, double share) {
    const Point p = on_page(at);
    if (!std::isfinite(p.x)) return;
    if (open_) halve(last_, last_point_, share_.back(), at.v, p, share, deepest);
    path.add(p), share_.push_back(share);
    last_ = at.v, last_point_ = p, open_ = true;
  }
  RouteLine finish() { return make_route_line(std::move(path), std::move(share_)); }

 private:
  Point on_page(const SpherePoint& at) const {
    Point p;
    view_.projection.project(std::span(&at, 1), std::span(&p, 1));
    return view_.to_page(p);
  }
  void halve(Vec3 a, Point pa, double sa, Vec3 b, Point pb, double sb, int depth) {
    if (depth == 0) return;
    const Vec3 m = normalised(a + b);
    const Point pm = on_page(on_sphere(m));
    if (!std::isfinite(pm.x)) return;
    // The midpoint must lie on the chord and at its middle, so that shares stay accurate too.
    if (length(pm - (pa + pb) * 0.5) < tolerance_) return;
    const double sm = (sa + sb) / 2;
    halve(a, pa, sa, m, pm, sm, depth - 1);
    path.add(pm), share_.push_back(sm);
    halve(m, pm, sm, b, pb, sb, depth - 1);
  }

  const View& view_;
  double tolerance_;  // page units
  Path path;
  std::vector<double> share_;
  bool open_ = false;
  Vec3 last_;
  Point last_point_;
};

// The range of a part's points, and where a share falls among them.
struct Range {
  std::size_t first, last;  // inclusive
};
Range range_of(const Path& path, std::size_t part) {
  const std::size_t first = path.starts[part];
  return {first, first + path.part(part).size() - 1};
}

Point point_at(const RouteLine& line, Range r, double share) {
  const auto begin = line.share.begin();
  const auto next = std::upper_bound(begin + static_cast<std::ptrdiff_t>(r.first),
                                     begin + static_cast<std::ptrdiff_t>(r.last), share);
  const auto i = std::max(static_cast<std::size_t>(next - begin), r.first + 1);
  const double a = line.share[i - 1], b = line.share[i];
  const double k = b > a ? std::clamp((share - a) / (b - a), 0.0, 1.0) : 0;
  const auto& points = line.path->points;
  return points[i - 1] + (points[i] - points[i - 1]) * k;
}

}  // namespace

RouteLine make_route_line(Path path, Shares share) {
  double total = 0;
  for (std::size_t i = 0; i < path.parts(); ++i)
    for (std::size_t k = 1; k < path.part(i).size(); ++k)
      total += length(path.part(i)[k] - path.part(i)[k - 1]);
  const Rect box = path.bounds();
  return {drawing::SharedPath(std::move(path)), std::move(share), total, box};
}

RouteLine project_route(const timeline::Leg& leg, const View& view) {
  const Samples samples = samples_of(leg, view);
  const CutParts parts = cut(view.projection.domain(), prepared(samples.line), Degrees(90));
  Measurer measurer(samples);
  Drawer drawer(view);
  for (std::size_t i = 0; i < parts.parts(); ++i) {
    drawer.begin();
    const std::size_t end = i + 1 < parts.parts() ? parts.starts[i + 1] : parts.points.size();
    for (std::size_t k = parts.starts[i]; k < end; ++k)
      drawer.add(parts.points[k], measurer.share_of(parts.points[k].at));
  }
  return drawer.finish();
}

namespace {

// Adds the stretch between two shares to a path, and where it is given the share of each point.
void add_stretch(Path& result, std::vector<double>* shares, const RouteLine& line, double from, double to) {
  const Path& path = *line.path;
  for (std::size_t part = 0; part < path.parts(); ++part) {
    if (path.part(part).size() < 2) continue;
    const Range r = range_of(path, part);
    const double a = std::max(from, line.share[r.first]), b = std::min(to, line.share[r.last]);
    if (!(a < b)) continue;
    result.begin(false);
    result.add(point_at(line, r, a));
    const auto begin = line.share.begin() + static_cast<std::ptrdiff_t>(r.first),
               end = line.share.begin() + static_cast<std::ptrdiff_t>(r.last) + 1;
    const auto inner = std::upper_bound(begin, end, a), after = std::lower_bound(inner, end, b);
    result.points.insert(result.points.end(), path.points.begin() + (inner - line.share.begin()),
                         path.points.begin() + (after - line.share.begin()));
    result.add(point_at(line, r, b));
    if (shares == nullptr) continue;
    shares->push_back(a);
    shares->insert(shares->end(), inner, after);
    shares->push_back(b);
  }
}

}  // namespace

Path stretch(const RouteLine& line, double from, double to) {
  Path result;
  add_stretch(result, nullptr, line, from, to);
  return result;
}

RouteLine stretches(const RouteLine& line, std::span<const std::pair<double, double>> shares) {
  Path result;
  std::vector<double> share;
  for (const auto& [from, to] : shares) add_stretch(result, &share, line, from, to);
  return make_route_line(std::move(result), std::move(share));
}

std::optional<AircraftPlace> place_on(const RouteLine& line, double share) {
  const Path& path = *line.path;
  for (std::size_t part = 0; part < path.parts(); ++part) {
    if (path.part(part).size() < 2) continue;
    const Range r = range_of(path, part);
    const double first = line.share[r.first], last = line.share[r.last];
    if (share < first || share > last) continue;
    // Take the heading over a hundredth of the leg, so that it turns smoothly from point to point.
    const double a = std::clamp(share - 0.005, first, last), b = std::clamp(share + 0.005, first, last);
    const Point direction = point_at(line, r, b) - point_at(line, r, a);
    return AircraftPlace{point_at(line, r, share), std::atan2(direction.y, direction.x)};
  }
  return std::nullopt;
}

}  // namespace homebound::compose
