#include "compose/routes/over_pole.h"

#include <algorithm>
#include <cmath>

#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double fades_over = 5;  // degrees before the limit
constexpr int dashes = 6;         // while it fades

// Tells whether a leg without waypoints stays below a latitude: those of its ends, and of the highest and the
// lowest point of its circle where they lie between.
bool stays_below(const timeline::Leg& leg, double most) {
  if (leg.path.size() != 1) return false;
  if (std::max(std::abs(leg.start.lat), std::abs(leg.finish.lat)) >= most) return false;
  const Vec3 a = to_vector(leg.start), b = to_vector(leg.finish), axis = cross(a, b);
  const double size = norm(axis);
  if (size < 1e-9) return false;
  const Vec3 n = axis * (1 / size);
  if (to_degrees(Radians(std::acos(std::min(1.0, std::abs(n.z))))).value < most) return true;
  const Vec3 highest = Vec3{0, 0, 1} - n * n.z;
  const auto between = [&](Vec3 v) { return dot(cross(a, v), n) > 0 && dot(cross(v, b), n) > 0; };
  return !between(highest) && !between(highest * -1);
}

}  // namespace

Degrees pole_limit(const Projection& projection) {
  if (projection.domain().kind == Domain::Kind::circle) return Degrees(90);
  constexpr double near = 84, apart = 60;  // degrees
  constexpr double of_point = 0.1045;      // what the parallel of 84 degrees is of the equator, on a globe
  // Half a globe has its poles on the rim, as points.
  const auto is_half = [](const Lobe& l) { return l.east - l.west <= 180 && l.north - l.south >= 180; };
  if (const auto& lobes = projection.domain().lobes; !lobes.empty() && std::ranges::all_of(lobes, is_half))
    return Degrees(90);
  const double middle = projection.domain().centre.lon;
  const auto across = [&](double lat) {
    const auto west = projection.forward({middle - apart, lat}),
               east = projection.forward({middle + apart, lat});
    return west && east ? length(*east - *west) : 0;
  };
  const double equator = across(0);
  if (!(equator > 0)) return Degrees(90);
  const double longest = std::max(across(near), across(-near)) / equator;
  return Degrees(90 - 12 * std::clamp((longest - of_point) / 0.25, 0.0, 1.0));
}

std::vector<std::pair<double, double>> drawn_beside_pole(const timeline::Leg& leg, Degrees limit) {
  const double ends = limit.value, begins = ends - fades_over;
  if (ends >= 90 || stays_below(leg, begins)) return {};
  constexpr int looks = 512;
  std::vector<std::pair<double, double>> drawn;
  bool leaves_out = false;
  // The line is on where its latitude lies in the first part of one of the dashes' bands.
  const auto on = [&](double lat) {
    if (lat < begins) return true;
    if (lat >= ends) return false;
    const double k = (lat - begins) / fades_over * dashes;
    return k - std::floor(k) < 1 - (std::floor(k) + 1) / (dashes + 1);
  };
  bool was_on = false;
  for (int i = 0; i <= looks; ++i) {
    const double share = static_cast<double>(i) / looks;
    const bool is_on = on(std::abs(timeline::position(leg, share).lat));
    leaves_out = leaves_out || !is_on;
    if (is_on && !was_on) drawn.emplace_back(share, share);
    if (is_on) drawn.back().second = share;
    was_on = is_on;
  }
  std::erase_if(drawn, [](const auto& d) { return d.first >= d.second; });
  if (!leaves_out) return {};
  return drawn;
}

}  // namespace homebound::compose
