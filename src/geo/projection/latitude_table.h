// The projections whose parallels are straight lines divided evenly by the meridians:
//   x = offset + X(latitude) * (longitude - middle),  y = Y(latitude),
// where an interrupted map has an offset and a middle for each of its lobes. X and Y are read off PROJ in
// advance: by polynomials for each 1.25 degrees, which PROJ's values between confirm. So Robinson's table
// (whose rows are 5 degrees apart), Newton iterations and series all cost the same.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "base/geometry.h"
#include "geo/lonlat.h"
#include "geo/projection/projection.h"

namespace homebound {

class LatitudeTable {
 public:
  // Projects longitudes and latitudes in radians to metres, not finite where there is no image.
  using Authority = std::function<void(std::span<const LonLat>, std::span<Point>)>;
  // `lobes` are in degrees; none for a map that is not interrupted.
  LatitudeTable(const Authority& proj, std::span<const Lobe> lobes);

  // True when PROJ confirmed most of the table.
  bool holds() const;
  // Projects radians to metres; NaN where PROJ is to be asked: in a piece that its values do not confirm,
  // and on the border of two pieces that do not meet (Robinson's, by some centimetres).
  Point operator()(double lon, double lat) const;

 private:
  static constexpr int pieces = 144;
  static constexpr std::size_t order = 6;
  using Polynomial = std::array<double, order>;
  struct Piece {
    std::array<Point, order> terms{};  // X and Y as polynomials in -1..1 across the piece
    double from = 2, to = -2;          // where the piece answers, radians of latitude
    double middle = 0, half = 1;
    bool polar = false;  // across the distance from the nearer pole to the power of 2/3
    double across(double lat) const;
    // Returns X and Y at -1..1 across the piece.
    Point at(double u) const;
    bool answers(double lat) const { return lat >= from && lat <= to; }
  };
  struct Place {
    double west, east;  // radians
    bool north, south;
    double middle, offset;
  };

  void find_places(const Authority& proj, std::span<const Lobe> lobes);
  // Returns the piece between two latitudes, which answers nowhere if PROJ does not confirm it.
  Piece fitted(const Authority& proj, double from, double to) const;
  // Returns a polynomial piece of one kind, up to a share of the way from the piece's middle to a pole.
  Piece fitted(const Authority& proj, double from, double to, bool polar, double share) const;
  const Place& place_of(double lon, double lat) const;

  std::array<std::array<Piece, 2>, pieces> pieces_;  // the second answers nowhere, but at a join
  std::vector<Place> places_;
};

}  // namespace homebound
