#include "geo/sphere.h"

#include <numbers>

#include "geo/earth.h"

namespace homebound {

Vec3 along(Vec3 a, Vec3 b, double share) {
  const double theta = angle_between(a, b).value;
  if (theta < 1e-12) return a;
  return (a * std::sin((1 - share) * theta) + b * std::sin(share * theta)) * (1 / std::sin(theta));
}

Crossings cross_circle(Vec3 a, Vec3 b, Vec3 centre, double cosine) {
  // On the arc p(t) = a cos t + e sin t, where e is perpendicular to a, dot(centre, p) = A cos t + B sin t.
  Crossings result;
  const double theta = angle_between(a, b).value;
  if (theta < 1e-15) return result;
  const Vec3 e = normalised(b - a * dot(a, b));
  const double A = dot(centre, a), B = dot(centre, e), reach = std::hypot(A, B);
  if (std::abs(cosine) > reach) return result;
  const double middle = std::atan2(B, A), spread = std::acos(cosine / reach);
  constexpr double turn = 2 * std::numbers::pi;
  for (double t : {middle - spread, middle + spread}) {
    if (t < 0) t += turn;
    if (t > 0 && t < theta) result.at[result.count++] = t / theta;
  }
  if (result.count == 2 && result.at[0] > result.at[1]) std::swap(result.at[0], result.at[1]);
  return result;
}

double spherical_area(const Polygons& polygons) {
  // Each edge spans a triangle with the north pole. Its excess E follows from the half tangents: tan(E/2) =
  // ta tb sin(dlon) / (1 + ta tb cos(dlon)), where ta and tb are the tangents of half the colatitudes.
  constexpr double pi = std::numbers::pi;
  const auto half_colatitude_tangent = [](LonLat p) {
    return std::tan(pi / 4 - to_radians(Degrees(p.lat)).value / 2);
  };
  double total = 0;
  for (std::size_t i = 0; i < polygons.parts(); ++i) {
    const auto ring = polygons.part(i);
    LonLat a = ring.back();
    double ta = half_colatitude_tangent(a), sum = 0;
    for (LonLat b : ring) {
      const double dlon = to_radians(Degrees(wrapped(b.lon - a.lon))).value, tb = half_colatitude_tangent(b);
      sum += 2 * std::atan2(ta * tb * std::sin(dlon), 1 + ta * tb * std::cos(dlon));
      a = b, ta = tb;
    }
    total += sum;
  }
  // The sum over rings around the south pole lacks the whole sphere.
  const double area = std::fmod(total, 4 * pi);
  return (area < 0 ? area + 4 * pi : area) * authalic_radius * authalic_radius;
}

}  // namespace homebound
