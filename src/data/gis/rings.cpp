#include "data/gis/rings.h"

#include <algorithm>
#include <cmath>

namespace homebound::data {
namespace {

constexpr double seam_tolerance = 0.002;  // degrees; the halves differ by at most 0.0015
constexpr double lowest_true = -89.9;     // points south of it were drawn only to close a ring at the pole
constexpr double longest_edge = 1;        // degrees

bool on_seam(LonLat p) { return std::abs(std::remainder(p.lon, 360)) > 180 - 1e-9; }
bool at_pole(LonLat p) { return std::abs(p.lat) > 90 - 1e-9; }
bool same_place(LonLat a, LonLat b) { return a.lat == b.lat && std::remainder(a.lon - b.lon, 360) == 0; }

// Returns twice the area that the ring encloses in the plane of longitude and latitude; positive when
// counter-clockwise.
double doubled_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = ring[i], b = ring[(i + 1) % ring.size()];
    sum += a.lon * b.lat - b.lon * a.lat;
  }
  return sum;
}

void add_edge_points(LonLat a, LonLat b, LonLatParts& to) {
  const double dlon = std::remainder(b.lon - a.lon, 360), dlat = b.lat - a.lat;
  const int pieces = static_cast<int>(std::ceil(std::max(std::abs(dlon), std::abs(dlat)) / longest_edge));
  for (int i = 1; i < pieces; ++i) to.add({a.lon + dlon * i / pieces, a.lat + dlat * i / pieces});
}

}  // namespace

Ring oriented(Ring ring, bool hole) {
  if ((doubled_area(ring) < 0) != hole) std::reverse(ring.begin(), ring.end());
  return ring;
}

bool made_by_cut(LonLat a, LonLat b) { return (on_seam(a) && on_seam(b)) || (at_pole(a) && at_pole(b)); }

Seam::Seam(std::span<const Ring> rings) {
  std::vector<double> all;
  for (const Ring& ring : rings) {
    for (const LonLat& p : ring)
      if (on_seam(p)) all.push_back(p.lat);
  }
  std::sort(all.begin(), all.end());
  for (double lat : all)
    if (latitudes_.empty() || lat - latitudes_.back() > seam_tolerance) latitudes_.push_back(lat);
}

Ring Seam::matched(const Ring& ring) const {
  if (std::none_of(ring.begin(), ring.end(), on_seam)) return ring;
  Ring result;
  const auto add = [&result](LonLat p) {
    if (result.empty() || result.back() != p) result.push_back(p);
  };
  const auto snapped = [this](LonLat p) {
    if (on_seam(p)) p.lat = *std::prev(std::upper_bound(latitudes_.begin(), latitudes_.end(), p.lat));
    return p;
  };
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const LonLat a = snapped(ring[i]), b = snapped(ring[(i + 1) % ring.size()]);
    add(a);
    if (!on_seam(a) || a.lon != b.lon) continue;
    const auto from = std::upper_bound(latitudes_.begin(), latitudes_.end(), std::min(a.lat, b.lat));
    const auto to = std::lower_bound(from, latitudes_.end(), std::max(a.lat, b.lat));
    std::vector<double> between(from, to);
    if (b.lat < a.lat) std::reverse(between.begin(), between.end());
    for (double lat : between) add({a.lon, lat});
  }
  while (result.size() > 1 && result.front() == result.back()) result.pop_back();
  return result;
}

Ring freed_of_pole(const Ring& ring) {
  const std::size_t n = ring.size();
  if (std::none_of(ring.begin(), ring.end(), [](LonLat p) { return p.lat <= lowest_true; })) return ring;
  const auto detour = [](LonLat a, LonLat b) {
    return made_by_cut(a, b) || (a.lat <= lowest_true && b.lat <= lowest_true);
  };
  Ring result;
  for (std::size_t i = 0; i < n; ++i) {
    const LonLat before = ring[(i + n - 1) % n], here = ring[i], next = ring[(i + 1) % n];
    if (detour(before, here) && detour(here, next)) continue;
    if (result.empty() || !same_place(result.back(), here)) result.push_back(here);
  }
  while (result.size() > 1 && same_place(result.front(), result.back())) result.pop_back();
  return result;
}

void add_cut_short(std::span<const LonLat> points, bool closed, LonLatParts& to) {
  to.begin();
  for (std::size_t i = 0; i < points.size(); ++i) {
    to.add(points[i]);
    if (i + 1 < points.size()) {
      add_edge_points(points[i], points[i + 1], to);
    } else if (closed) {
      add_edge_points(points[i], points.front(), to);
    }
  }
}

}  // namespace homebound::data
