#include "geo/projection/halves.h"

#include <cmath>
#include <cstdlib>

#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound {
namespace {

const double disc = std::sqrt(2.0) * earth_radius;  // its radius, metres

}  // namespace

Halves::Halves(double meridian, Degrees slant)
    : west_(Projection::make("lambert-azimuthal", LonLat{wrapped(meridian - 90), 0})),
      east_(Projection::make("lambert-azimuthal", LonLat{wrapped(meridian + 90), 0})),
      slant_(slant),
      west_middle_(Point{-std::sin(to_radians(slant).value), std::cos(to_radians(slant).value)} *
                   (halves_apart * disc)),
      east_middle_(west_middle_ * -1),
      eastwards_(to_vector(east_.centre())) {}

std::optional<Halves> Halves::of(const ProjString& proj) {
  if (proj.get("proj") != halves_name) return std::nullopt;
  // Not by way of radians, as PROJ reads angles: it is written into the string again as it was.
  const double slant = std::strtod(proj.get("slant").value_or("0").c_str(), nullptr);
  return Halves(proj.number("lon_0", 0), Degrees(slant));
}

template <class Of>
void Halves::project_with(std::span<const SpherePoint> from, std::span<Point> to, const Of& of) const {
  const auto in_east = [&](const SpherePoint& p) { return dot(p.v, eastwards_) >= 0; };
  for (std::size_t first = 0; first < from.size();) {
    const bool east = in_east(from[first]);
    std::size_t end = first + 1;
    while (end < from.size() && in_east(from[end]) == east) ++end;
    const std::span<Point> images = to.subspan(first, end - first);
    of(east ? east_ : west_, from.subspan(first, end - first), images);
    for (Point& p : images) p = p + (east ? east_middle_ : west_middle_);
    first = end;
  }
}

void Halves::project(std::span<const SpherePoint> from, std::span<Point> to) const {
  project_with(from, to, [](const Projection& half, auto some, auto images) { half.project(some, images); });
}

void Halves::project_by_proj(std::span<const SpherePoint> from, std::span<Point> to) const {
  project_with(from, to,
               [](const Projection& half, auto some, auto images) { half.project_by_proj(some, images); });
}

std::optional<LonLat> Halves::inverse(Point p) const {
  const bool east = p.x * east_middle_.x + p.y * east_middle_.y > 0;
  const Point at = p - (east ? east_middle_ : west_middle_);
  if (length(at) > disc * (1 + 1e-9)) return std::nullopt;
  return (east ? east_ : west_).inverse(at);
}

}  // namespace homebound
