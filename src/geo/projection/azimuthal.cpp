#include "geo/projection/azimuthal.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace homebound {

std::optional<Azimuthal> Azimuthal::of(const ProjString& proj) {
  struct Name {
    std::string_view name;
    Kind kind;
  };
  static constexpr std::array names = {
      Name{"ortho", Kind::orthographic},  Name{"laea", Kind::equal_area}, Name{"aeqd", Kind::equidistant},
      Name{"stere", Kind::stereographic}, Name{"gnom", Kind::gnomonic},   Name{"nsper", Kind::perspective},
  };
  const std::string family = proj.get("proj").value_or("");
  const auto name = std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.name == family; });
  const auto radius = proj.get("R");
  const auto height = family == "nsper" ? proj.get("h") : std::nullopt;
  ProjString rest = proj;
  if (height) rest.erase("h");
  rest.erase("reach");  // of the map, not of the formula
  if (name == names.end() || !radius || (family == "nsper" && !height) ||
      !rest.has_only({"proj", "R", "lon_0", "lat_0", "no_defs", "type"}))
    return std::nullopt;
  const LonLat centre{proj.number("lon_0", 0), proj.number("lat_0", 0)};
  const double size = std::stod(*radius);
  return Azimuthal(name->kind, Frame::at(centre, Degrees(0)), size, height ? std::stod(*height) / size : 0);
}

void Azimuthal::project(std::span<const SpherePoint> from, std::span<Point> to) const {
  constexpr double none = std::numeric_limits<double>::infinity();
  // Scales every point by `scale` of its vector in the frame; x is the cosine of the angle from the centre.
  const auto each = [&](auto scale) {
    for (std::size_t i = 0; i < from.size(); ++i) {
      const Vec3 v = frame_.into(from[i].v);
      const double k = radius_ * scale(v);
      to[i] = {v.y * k, v.z * k};
    }
  };
  const auto sine_squared = [](Vec3 v) { return v.y * v.y + v.z * v.z; };
  // Returns 1 + cosine, without cancellation near the antipode.
  const auto versed = [&](Vec3 v) { return v.x > 0 ? 1 + v.x : sine_squared(v) / (1 - v.x); };
  switch (kind_) {
    case Kind::orthographic:
      return each([](Vec3 v) { return v.x < -1e-10 ? none : 1.0; });
    case Kind::equal_area:
      return each([&](Vec3 v) { return std::sqrt(2 / versed(v)); });
    case Kind::equidistant:
      return each([&](Vec3 v) {
        const double s = std::sqrt(sine_squared(v));
        return s > 0 ? std::atan2(s, v.x) / s : v.x > 0 ? 1.0 : none;
      });
    case Kind::stereographic:
      return each([&](Vec3 v) { return 2 / versed(v); });
    case Kind::gnomonic:
      return each([](Vec3 v) { return v.x > 1e-10 ? 1 / v.x : none; });
    case Kind::perspective:  // down to the horizon, where the cosine is 1 / (1 + height)
      return each([&](Vec3 v) { return v.x * (1 + height_) >= 1 ? height_ / (1 + height_ - v.x) : none; });
  }
}

}  // namespace homebound
