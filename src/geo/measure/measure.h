// What a line of points measures on the WGS84 ellipsoid, by PROJ's geodesic.h (Karney 2013,
// doi:10.1007/s00190-012-0578-z; areas exact to about 0.1 m2 a corner).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/measure/geodesic.h"

namespace homebound {

struct Measured {
  std::vector<Geodesic> legs;  // between neighbours
  Metres distance;             // along all of them

  // Of the polygon that a geodesic from the last point to the first closes. Of the two sides it is the
  // smaller one, whichever way the points go round; parts that a line which crosses itself encloses the other
  // way round count against the rest.
  struct Ring {
    Geodesic closing;  // from the last point to the first
    Metres perimeter;
    SquareMetres area;
  };
  std::optional<Ring> ring;  // of three points and more
};
Measured measured(std::span<const LonLat> points);

enum class LengthUnit { kilometres, nautical_miles, miles };  // 1000 m, 1852 m, 1609.344 m
inline constexpr LengthUnit length_units[] = {LengthUnit::kilometres, LengthUnit::nautical_miles,
                                              LengthUnit::miles};
std::string_view symbol(LengthUnit unit);  // "km", "nmi", "mi"
// "1,234.5 km": four figures and more, never less than a metre's worth; "1,234 km²".
std::string length_text(Metres length, LengthUnit unit);
std::string area_text(SquareMetres area, LengthUnit unit);
// "045.3°", from north over east: 0 to 360.
std::string azimuth_text(Degrees azimuth);

// A line laid on the map to be measured.
struct Ruler {
  std::vector<LonLat> points;
  LengthUnit unit = LengthUnit::kilometres;
  bool operator==(const Ruler&) const = default;
};
// What it measures, for the clipboard: a line a point with its position, and the distance and azimuths of the
// leg to it, then the sums.
std::string ruler_text(const Ruler& ruler);

}  // namespace homebound
