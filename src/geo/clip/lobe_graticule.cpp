#include "geo/clip/lobe_graticule.h"

#include <algorithm>

#include "geo/clip/domain_edge.h"

namespace homebound {
namespace {

void sort_unique(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::vector<double> knots(double low, double high, double step, const std::vector<double>& corners) {
  std::vector<double> result = corners;
  const int pieces = std::max(1, static_cast<int>(std::ceil((high - low) / step)));
  for (int i = 0; i <= pieces; ++i) result.push_back(low + (high - low) * i / pieces);
  sort_unique(result);
  return result;
}

}  // namespace

LobeGraticule::LobeGraticule(const Domain& domain, Degrees step)
    : domain_(domain),
      frame_(Frame::at(domain.centre, domain.tilt)),
      upright_(domain.centre.lat == 0 && domain.tilt.value == 0) {
  for (const Lobe& lobe : domain.lobes) {
    for (double lon : {lobe.west, lobe.east})
      if (std::abs(lon) < 180) lons_.push_back(lon);
    for (double lat : {lobe.south, lobe.north})
      if (std::abs(lat) < 90) lats_.push_back(lat);
  }
  sort_unique(lons_);
  sort_unique(lats_);
  lon_knots_ = knots(-180, 180, step.value, lons_);
  lat_knots_ = knots(-90, 90, step.value, lats_);
}

Turned LobeGraticule::into(const SpherePoint& p) const {
  const LonLat turned =
      upright_ ? LonLat{wrapped(p.at.lon - domain_.centre.lon), p.at.lat} : to_lonlat(frame_.into(p.v));
  // A point on a side gets that side's exact coordinate.
  const auto snapped = [](double v, const std::vector<double>& lines) {
    for (double line : lines)
      if (std::abs(v - line) < 1e-9) return line;
    return v;
  };
  return {snapped(turned.lon, lons_), snapped(turned.lat, lats_), 0, &p};
}

SpherePoint LobeGraticule::out_of(Turned p, const Lobe& lobe) const {
  const double gap = domain_.gap.value, reach = upright_ ? 90 : 90 - 1e-7;
  const double lat = std::clamp(p.lat, lobe.south > -90 ? lobe.south + gap : -reach,
                                lobe.north < 90 ? lobe.north - gap : reach);
  const double side = std::min(side_gap(domain_, upright_, lat), (lobe.east - lobe.west) / 3);
  const double lon = std::clamp(p.lon, lobe.west + side, lobe.east - side);
  if (p.from != nullptr && lon == p.lon && lat == p.lat) return *p.from;
  if (upright_) return on_sphere(LonLat{domain_.centre.lon + lon, lat});
  return on_sphere(frame_.out_of(to_vector({lon, lat})));
}

void LobeGraticule::split(Turned a, Turned b, std::vector<Turned>& out) const {
  struct Cut {
    double share;
    Turned at;
  };
  std::vector<Cut> cuts;
  const auto between = [](double v, double p, double q) {
    return v >= std::min(p, q) && v <= std::max(p, q);
  };
  // Most edges are far from every side: an arc strays no farther from a parallel than it is long.
  const double reach = std::abs(a.lon - b.lon) + std::abs(a.lat - b.lat);
  const bool passes_a_side =
      std::any_of(lons_.begin(), lons_.end(), [&](double lon) { return between(lon, a.lon, b.lon); }) ||
      std::any_of(lats_.begin(), lats_.end(), [&](double lat) { return std::abs(a.lat - lat) <= reach; });
  if (!passes_a_side) {
    out.push_back(a);
    return;
  }
  const Vec3 va = to_vector({a.lon, a.lat}), vb = to_vector({b.lon, b.lat});
  const auto add = [&](const Crossings& c, double lon, double lat) {
    for (int i = 0; i < c.count; ++i) {
      const LonLat meet = to_lonlat(along(va, vb, c.at[i]));
      if (!std::isnan(lon) && std::abs(wrapped(meet.lon - lon)) > 1) continue;  // on the opposite meridian
      Turned at{std::isnan(lon) ? meet.lon : lon, std::isnan(lat) ? meet.lat : lat, a.edge};
      if (!between(at.lon, a.lon, b.lon))
        at.lon = std::abs(at.lon - a.lon) < std::abs(at.lon - b.lon) ? a.lon : b.lon;
      cuts.push_back({c.at[i], at});
    }
  };
  for (double lon : lons_) {
    const double r = to_radians(Degrees(lon)).value;
    if (between(lon, a.lon, b.lon) && a.lon != lon && b.lon != lon)
      add(cross_circle(va, vb, {-std::sin(r), std::cos(r), 0}, 0), lon, NAN);
  }
  for (double lat : lats_) {
    if (a.lat == lat || b.lat == lat) {
      if (lat == 0 || a.lat == b.lat) continue;  // an arc that bulges never meets it again
    }
    add(cross_circle(va, vb, {0, 0, 1}, std::sin(to_radians(Degrees(lat)).value)), NAN, lat);
  }
  std::sort(cuts.begin(), cuts.end(), [](const Cut& p, const Cut& q) { return p.share < q.share; });
  out.push_back(a);
  for (const Cut& c : cuts)
    if (std::abs(c.at.lon - out.back().lon) + std::abs(c.at.lat - out.back().lat) > 1e-11 &&
        std::abs(c.at.lon - b.lon) + std::abs(c.at.lat - b.lat) > 1e-11)
      out.push_back(c.at);
}

void LobeGraticule::along_side(Turned a, Turned b, std::vector<Turned>& out) const {
  const bool meridian = a.lon == b.lon;
  const std::vector<double>& all = meridian ? lat_knots_ : lon_knots_;
  const double from = meridian ? a.lat : a.lon, to = meridian ? b.lat : b.lon;
  const auto first = std::upper_bound(all.begin(), all.end(), std::min(from, to));
  const auto last = std::lower_bound(first, all.end(), std::max(from, to));
  const auto put = [&](double v) {
    out.push_back(meridian ? Turned{a.lon, v, CutParts::along} : Turned{v, a.lat, CutParts::along});
  };
  if (from < to)
    std::for_each(first, last, put);
  else
    std::for_each(std::make_reverse_iterator(last), std::make_reverse_iterator(first), put);
}

}  // namespace homebound
