// Measures lines of points on the WGS84 ellipsoid, by PROJ's geodesic.h (Karney 2013,
// doi:10.1007/s00190-012-0578-z; areas are exact to about 0.1 m2 per corner).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/measure/geodesic.h"

namespace homebound {

// The measures of a line of points.
struct Measured {
  std::vector<Geodesic> legs;  // between neighbouring points
  Metres distance;             // along all of them

  // Measures of the polygon that a geodesic from the last point to the first closes. The area is that of
  // the smaller side, whichever way the points go round. If the line crosses itself, parts enclosed the
  // other way round count negatively.
  struct Ring {
    Geodesic closing;  // from the last point to the first
    Metres perimeter;
    SquareMetres area;
  };
  std::optional<Ring> ring;  // nullopt for fewer than three points
};
Measured measured(std::span<const LonLat> points);

enum class LengthUnit { kilometres, nautical_miles, miles };  // 1000 m, 1852 m, 1609.344 m
inline constexpr LengthUnit length_units[] = {LengthUnit::kilometres, LengthUnit::nautical_miles,
                                              LengthUnit::miles};
std::string_view symbol(LengthUnit unit);  // "km", "nmi", "mi"
// Formats "1,234.5 km" or "1,234 km²": at least four significant figures, with at most three decimals.
std::string length_text(Metres length, LengthUnit unit);
std::string area_text(SquareMetres area, LengthUnit unit);
// Formats "045.3°", clockwise from north, 0 to 360.
std::string azimuth_text(Degrees azimuth);

// A line that the user lays on the map to measure it.
struct Ruler {
  std::vector<LonLat> points;
  LengthUnit unit = LengthUnit::kilometres;
  bool operator==(const Ruler&) const = default;
};
// Returns the measures as text for the clipboard: a line for each point with its position and the distance
// and azimuths of the leg to it, then the sums.
std::string ruler_text(const Ruler& ruler);

}  // namespace homebound
