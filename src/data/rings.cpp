#include "data/rings.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace homebound::data {
namespace {

constexpr double seam_tolerance = 0.002;  // degrees; the halves differ by at most 0.0015
constexpr double pole = -89.9;            // what lies south of it was drawn to close a ring at the pole
constexpr double longest_edge = 1;        // degrees

bool on_seam(LonLat p) { return std::abs(p.lon) == 180; }
bool same_place(LonLat a, LonLat b) { return a.lat == b.lat && std::remainder(a.lon - b.lon, 360) == 0; }

// Twice the area that the ring encloses in the plane of longitude and latitude; positive when
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

bool made_by_cut(LonLat a, LonLat b) {
  return (on_seam(a) && on_seam(b)) || (a.lat <= pole && b.lat <= pole);
}

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
  if (std::none_of(ring.begin(), ring.end(), [](LonLat p) { return p.lat <= pole; })) return ring;
  Ring result;
  for (std::size_t i = 0; i < n; ++i) {
    const LonLat before = ring[(i + n - 1) % n], here = ring[i], next = ring[(i + 1) % n];
    if (made_by_cut(before, here) && made_by_cut(here, next)) continue;
    if (result.empty() || !same_place(result.back(), here)) result.push_back(here);
  }
  while (result.size() > 1 && same_place(result.front(), result.back())) result.pop_back();
  return result;
}

void add_coast(const Ring& ring, Lines& coast) {
  const std::size_t n = ring.size();
  const auto cut_after = [&](std::size_t i) { return made_by_cut(ring[i % n], ring[(i + 1) % n]); };
  std::size_t first = 0;
  while (first < n && !cut_after(first)) ++first;
  // From just after a cut edge round to it, so that no piece is split at the ring's start.
  const std::size_t start = first == n ? 0 : first + 1;
  Ring piece;
  for (std::size_t i = start; i < start + n; ++i) {
    if (cut_after(i)) {
      if (!piece.empty()) add_cut_short(piece, false, coast);
      piece.clear();
      continue;
    }
    if (piece.empty()) piece.push_back(ring[i % n]);
    piece.push_back(ring[(i + 1) % n]);
  }
  if (!piece.empty()) add_cut_short(piece, false, coast);
}

Lines joined_across_seam(const Lines& lines) {
  std::unordered_map<double, std::size_t> starts_at;  // latitude on the seam -> the line that starts there
  std::vector<bool> continues(lines.parts(), false);  // another line leads into it
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    if (on_seam(lines.part(i).front()) && !same_place(lines.part(i).front(), lines.part(i).back()))
      starts_at.emplace(lines.part(i).front().lat, i);
  }
  std::vector<std::size_t> next(lines.parts(), lines.parts());
  for (std::size_t i = 0; i < lines.parts(); ++i) {
    const LonLat end = lines.part(i).back();
    const auto found = on_seam(end) ? starts_at.find(end.lat) : starts_at.end();
    if (found == starts_at.end() || found->second == i || continues[found->second]) continue;
    next[i] = found->second;
    continues[found->second] = true;
  }
  Lines result;
  std::vector<bool> done(lines.parts(), false);
  const auto add_chain = [&](std::size_t i) {
    result.begin();
    for (bool leading = true; i < lines.parts() && !done[i]; i = next[i], leading = false) {
      done[i] = true;
      for (const LonLat& p : lines.part(i).subspan(leading ? 0 : 1)) result.add(p);
    }
  };
  for (std::size_t i = 0; i < lines.parts(); ++i)
    if (!continues[i]) add_chain(i);
  for (std::size_t i = 0; i < lines.parts(); ++i)
    if (!done[i]) add_chain(i);  // a closed chain: it may start anywhere
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
