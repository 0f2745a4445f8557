#include "geo/projection/latitude_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/quantity.h"
#include "geo/projection/elementary.h"

namespace homebound {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double close_enough = 1e-4;  // metres

double in_radians(double degrees) { return to_radians(Degrees(degrees)).value; }

// Returns the polynomial through the values at some places (Newton's divided differences).
template <std::size_t N>
std::array<double, N> through(const std::array<double, N>& at, std::array<double, N> values) {
  for (std::size_t k = 1; k < N; ++k)
    for (std::size_t i = N - 1; i >= k; --i) values[i] = (values[i] - values[i - 1]) / (at[i] - at[i - k]);
  std::array<double, N> result{};
  for (std::size_t k = N; k-- > 0;) {  // result = result * (u - at[k]) + values[k]
    for (std::size_t i = N - 1; i > 0; --i) result[i] = result[i - 1] - at[k] * result[i];
    result[0] = values[k] - at[k] * result[0];
  }
  return result;
}

}  // namespace

LatitudeTable::LatitudeTable(const Authority& proj, std::span<const Lobe> lobes) {
  find_places(proj, lobes);
  for (int i = 0; i < pieces; ++i) pieces_[static_cast<std::size_t>(i)] = fitted(proj, i);
  // A latitude between two pieces that do not meet belongs to either, and PROJ may have a row for a pole.
  constexpr double clear = 1 - 1e-9;
  pieces_.front().from = std::max(pieces_.front().from, -clear);
  pieces_.back().to = std::min(pieces_.back().to, clear);
  for (std::size_t i = 1; i < pieces; ++i) {
    Piece &below = pieces_[i - 1], &above = pieces_[i];
    const auto gap = [&](const Polynomial& a, const Polynomial& b) {
      return std::abs(elementary::polynomial(a, 1) - elementary::polynomial(b, -1));
    };
    if (pi * gap(below.x, above.x) < close_enough && gap(below.y, above.y) < close_enough) continue;
    below.to = std::min(below.to, clear), above.from = std::max(above.from, -clear);
  }
}

// The middle and the offset of a lobe follow from two points on each of two parallels.
void LatitudeTable::find_places(const Authority& proj, std::span<const Lobe> lobes) {
  if (lobes.empty()) places_.push_back({-4, 4, true, true, 0, 0});
  for (const Lobe& lobe : lobes) {
    const double west = in_radians(lobe.west), east = in_radians(lobe.east), side = lobe.north > 0 ? 1 : -1;
    const double one = west + (east - west) / 4, other = east - (east - west) / 4;
    const std::array at{LonLat{one, side * 0.2}, LonLat{other, side * 0.2}, LonLat{one, side * 0.5},
                        LonLat{other, side * 0.5}};
    std::array<Point, 4> image;
    proj(at, image);
    const double low = (image[1].x - image[0].x) / (other - one),
                 high = (image[3].x - image[2].x) / (other - one);
    const double middle = (image[0].x - image[2].x - one * (low - high)) / (high - low);
    places_.push_back(
        {west, east, lobe.north > 0, lobe.south < 0, middle, image[0].x - low * (one - middle)});
  }
}

LatitudeTable::Piece LatitudeTable::fitted(const Authority& proj, int i) const {
  const double step = pi / pieces, middle = -pi / 2 + (i + 0.5) * step;
  const auto lat = [&](double u) { return middle + u * step / 2; };
  const auto in_hemisphere = [&](const Place& p) { return i < pieces / 2 ? p.south : p.north; };
  const auto first = std::find_if(places_.begin(), places_.end(), in_hemisphere);
  if (first == places_.end()) return {};
  const double lon = first->west < -pi ? 2 : first->east - 0.01;
  Polynomial at, x, y;
  std::array<LonLat, order> from;
  std::array<Point, order> image;
  for (std::size_t k = 0; k < order; ++k) {
    at[k] = std::cos(pi * (static_cast<double>(k) + 0.5) / order);  // Chebyshev's nodes
    from[k] = {lon, lat(at[k])};
  }
  proj(from, image);
  for (std::size_t k = 0; k < order; ++k)
    x[k] = (image[k].x - first->offset) / (lon - first->middle), y[k] = image[k].y;
  Piece piece{through(at, x), through(at, y), -2, 2};
  for (const Place& p : places_) {
    if (!in_hemisphere(p)) continue;
    const double west = std::max(p.west, -pi) + 0.01, east = std::min(p.east, pi) - 0.01;
    for (const double u : {-0.999, -0.5, 0.13, 0.76, 0.999})
      for (const double l : {west, east}) {
        const LonLat place{l, lat(u)};
        Point there;
        proj(std::span(&place, 1), std::span(&there, 1));
        const double off_x = p.offset + elementary::polynomial(piece.x, u) * (l - p.middle) - there.x;
        const double off_y = elementary::polynomial(piece.y, u) - there.y;
        if (!(std::hypot(off_x, off_y) < close_enough)) piece.from = 2, piece.to = -2;
      }
  }
  return piece;
}

bool LatitudeTable::holds() const {
  return std::count_if(pieces_.begin(), pieces_.end(), [](const Piece& p) { return p.from < p.to; }) >
         pieces * 3 / 4;
}

const LatitudeTable::Place& LatitudeTable::place_of(double lon, double lat) const {
  for (const Place& p : places_)
    if ((lat < 0 ? p.south : p.north) && lon <= p.east && lon >= p.west) return p;
  return places_.front();
}

Point LatitudeTable::operator()(double lon, double lat) const {
  const double along = (lat + pi / 2) * (pieces / pi);
  const int i = std::clamp(static_cast<int>(along), 0, pieces - 1);
  const double u = 2 * (along - i) - 1;
  const Piece& piece = pieces_[static_cast<std::size_t>(i)];
  if (!(u >= piece.from && u <= piece.to)) return {std::nan(""), std::nan("")};
  const Place& place = places_.size() == 1 ? places_.front() : place_of(lon, lat);
  return {place.offset + elementary::polynomial(piece.x, u) * (lon - place.middle),
          elementary::polynomial(piece.y, u)};
}

}  // namespace homebound
