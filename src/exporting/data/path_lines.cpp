#include "exporting/data/path_lines.h"

#include <cmath>

#include "geo/sphere.h"

namespace homebound::exporting {
namespace {

// Returns the point where the arc between two points crosses the antimeridian.
timeline::TimedPoint at_180(const timeline::TimedPoint& a, const timeline::TimedPoint& b) {
  const Vec3 u = to_vector(a.at), v = to_vector(b.at);
  // The antimeridian's plane is y = 0.
  const double share = u.y == v.y ? 0.5 : u.y / (u.y - v.y);
  const LonLat p = to_lonlat(normalised(u + (v - u) * share));
  const double angle = angle_between(u, to_vector(p)).value, whole = angle_between(u, v).value;
  return {{180, p.lat}, after(a.t, seconds_between(a.t, b.t) * (whole > 0 ? angle / whole : 0))};
}

}  // namespace

std::vector<timeline::TimedPoint> joined(const std::vector<timeline::TimedPart>& parts) {
  std::vector<timeline::TimedPoint> path;
  for (const timeline::TimedPart& part : parts)
    for (const timeline::TimedPoint& p : part.points)
      if (path.empty() || p.t > path.back().t) path.push_back(p);
  return path;
}

std::vector<std::vector<timeline::TimedPoint>> cut_at_antimeridian(
    const std::vector<timeline::TimedPoint>& path) {
  std::vector<std::vector<timeline::TimedPoint>> lines(1);
  for (timeline::TimedPoint p : path) {
    p.at.lon = wrapped(p.at.lon);
    auto& line = lines.back();
    if (!line.empty() && std::abs(p.at.lon - line.back().at.lon) > 180) {
      const bool eastward = line.back().at.lon > 0;
      const bool on_it = std::abs(line.back().at.lon) == 180, reaches_it = std::abs(p.at.lon) == 180;
      timeline::TimedPoint cut = on_it ? line.back() : reaches_it ? p : at_180(line.back(), p);
      cut.at.lon = eastward ? 180 : -180;
      if (on_it) {
        line.back().at.lon = cut.at.lon;
      } else {
        line.push_back(cut);
      }
      cut.at.lon = -cut.at.lon;
      if (line.size() < 2) line.clear();  // it only touched the antimeridian
      if (!line.empty()) lines.emplace_back();
      lines.back().push_back(cut);
      if (reaches_it) continue;
    }
    lines.back().push_back(p);
  }
  if (lines.size() > 1 && lines.back().size() < 2) lines.pop_back();
  return lines;
}

}  // namespace homebound::exporting
