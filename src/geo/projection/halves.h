// The world as two discs: the halves of the sphere west and east of a meridian, each by Lambert's azimuthal
// equal-area projection. PROJ has no projection of two pieces; it computes the halves. They stand one above
// the other, the western one on top, unless `+slant=` turns the line between them: at 90 degrees it stands on
// the left.
#pragma once

#include <optional>
#include <span>

#include "geo/projection/proj_string.h"
#include "geo/projection/projection.h"

namespace homebound {

inline constexpr std::string_view halves_name = "hemispheres";
inline constexpr std::string_view halves_string = "+proj=hemispheres +lon_0=-20 +R=6371008.8";
inline constexpr double halves_apart = 1.03;  // diameters of a disc from middle to middle

class Halves {
 public:
  // Returns nullopt when the string asks for anything else.
  static std::optional<Halves> of(const ProjString& proj);

  void project(std::span<const SpherePoint> from, std::span<Point> to) const;
  void project_by_proj(std::span<const SpherePoint> from, std::span<Point> to) const;
  std::optional<LonLat> inverse(Point p) const;  // nullopt between the discs and around them
  Degrees slant() const { return slant_; }

 private:
  Halves(double meridian, Degrees slant);
  template <class Of>
  void project_with(std::span<const SpherePoint> from, std::span<Point> to, const Of& of) const;

  Projection west_, east_;
  Degrees slant_;
  Point west_middle_, east_middle_;
  Vec3 eastwards_;  // a point of the eastern half has a part of it
};

}  // namespace homebound
