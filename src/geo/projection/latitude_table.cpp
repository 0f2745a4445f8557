#include "geo/projection/latitude_table.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "base/quantity.h"

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

double LatitudeTable::Piece::across(double lat) const {
  const double distance = pi / 2 - std::abs(lat);
  return ((polar ? std::cbrt(distance * distance) : lat) - middle) / half;
}

Point LatitudeTable::Piece::at(double u) const {
  Point sum = terms[order - 1];
  for (std::size_t i = order - 1; i-- > 0;) sum = sum * u + terms[i];
  return sum;
}

LatitudeTable::LatitudeTable(const Authority& proj, std::span<const Lobe> lobes) {
  find_places(proj, lobes);
  // Goode (1925) goes from the sinusoidal projection to Mollweide's where their parallels are as long.
  constexpr double join = (40 + 44 / 60.0 + 11.8 / 3600) * pi / 180;
  std::vector<Piece*> all;
  for (int i = 0; i < pieces; ++i) {
    const double from = -pi / 2 + i * pi / pieces, to = -pi / 2 + (i + 1) * pi / pieces;
    auto& [low, high] = pieces_[static_cast<std::size_t>(i)];
    const double at = from < 0 ? -join : join;
    if (!lobes.empty() && at > from && at < to) {
      low = fitted(proj, from, at), high = fitted(proj, at, to);
      all.insert(all.end(), {&low, &high});
    } else {
      low = fitted(proj, from, to);
      all.push_back(&low);
    }
  }
  // A latitude between two pieces that do not meet belongs to either.
  constexpr double clear = 1e-11;
  for (std::size_t i = 1; i < all.size(); ++i) {
    Piece &below = *all[i - 1], &above = *all[i];
    if (below.from > below.to || above.from > above.to) continue;
    const Point gap = above.at(above.across(above.from)) - below.at(below.across(below.to));
    const bool meet = pi * std::abs(gap.x) < close_enough && std::abs(gap.y) < close_enough;
    below.to += meet ? clear : -clear, above.from -= meet ? clear : -clear;
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

LatitudeTable::Piece LatitudeTable::fitted(const Authority& proj, double from, double to) const {
  // Beside a pole PROJ's iterations end early, where it has any.
  constexpr double whole = 1, sure = 0.95, beside_a_pole = 0.2;
  const auto answers = [](const Piece& p) { return p.from < p.to; };
  const double farthest = std::max(std::abs(from), std::abs(to));
  if (const Piece all = fitted(proj, from, to, false, whole); answers(all)) return all;
  if (farthest <= pi / 2 - beside_a_pole) return {};
  const bool at_pole = farthest > pi / 2 - 1e-9;
  if (const Piece most = at_pole ? fitted(proj, from, to, false, sure) : Piece(); answers(most)) return most;
  return fitted(proj, from, to, true, at_pole ? sure : whole);
}

LatitudeTable::Piece LatitudeTable::fitted(const Authority& proj, double from, double to, bool polar,
                                           double share) const {
  Piece piece;
  piece.polar = polar;
  const double low = piece.across(from), high = piece.across(to);
  piece.middle = (low + high) / 2, piece.half = (high - low) / 2;
  const auto lat = [&](double u) {
    const double v = piece.middle + u * piece.half;
    return polar ? std::copysign(pi / 2 - std::sqrt(v * v * v), from + to) : v;
  };
  const auto in_hemisphere = [&](const Place& p) { return from + to < 0 ? p.south : p.north; };
  const auto first = std::find_if(places_.begin(), places_.end(), in_hemisphere);
  if (first == places_.end()) return piece;
  const double lon = first->west < -pi ? 2 : first->east - 0.01;
  Polynomial at, x, y;
  std::array<LonLat, order> sampled;
  std::array<Point, order> image;
  for (std::size_t k = 0; k < order; ++k) {
    at[k] = std::cos(pi * (static_cast<double>(k) + 0.5) / order);  // Chebyshev's nodes
    sampled[k] = {lon, lat(at[k])};
  }
  proj(sampled, image);
  for (std::size_t k = 0; k < order; ++k)
    x[k] = (image[k].x - first->offset) / (lon - first->middle), y[k] = image[k].y;
  x = through(at, x), y = through(at, y);
  for (std::size_t k = 0; k < order; ++k) piece.terms[k] = {x[k], y[k]};
  const bool south_pole = from<-pi / 2 + 1e-9, north_pole = to> pi / 2 - 1e-9;
  piece.from = south_pole && share < 1 ? lat(-share) : from;
  piece.to = north_pole && share < 1 ? lat(share) : to;
  // Two pieces need not meet, so that their common latitude is neither's.
  const double first_u = south_pole ? -share : -0.999, last_u = north_pole ? share : 0.999;
  for (const Place& p : places_) {
    if (!in_hemisphere(p)) continue;
    const double west = std::max(p.west, -pi) + 0.01, east = std::min(p.east, pi) - 0.01;
    std::vector<double> confirmed{first_u, 0.98 * first_u, -0.5, 0.13, 0.76, 0.98 * last_u, last_u};
    for (double off = 1e-7; (south_pole || north_pole) && share == 1 && off < 0.02; off *= 2)
      confirmed.push_back(north_pole ? 1 - off : off - 1);
    for (const double u : confirmed)
      for (const double l : {west, east}) {
        const LonLat place{l, lat(u)};
        Point there;
        proj(std::span(&place, 1), std::span(&there, 1));
        const Point here = piece.at(u);
        const double off_x = p.offset + here.x * (l - p.middle) - there.x;
        if (!(std::hypot(off_x, here.y - there.y) < close_enough)) piece.from = 2, piece.to = -2;
      }
  }
  return piece;
}

bool LatitudeTable::holds() const {
  return std::count_if(pieces_.begin(), pieces_.end(), [](const auto& p) { return p[0].from < p[0].to; }) >
         pieces * 3 / 4;
}

const LatitudeTable::Place& LatitudeTable::place_of(double lon, double lat) const {
  for (const Place& p : places_)
    if ((lat < 0 ? p.south : p.north) && lon <= p.east && lon >= p.west) return p;
  return places_.front();
}

Point LatitudeTable::operator()(double lon, double lat) const {
  const int i = std::clamp(static_cast<int>((lat + pi / 2) * (pieces / pi)), 0, pieces - 1);
  const auto& [low, high] = pieces_[static_cast<std::size_t>(i)];
  const Piece& piece = low.answers(lat) ? low : high;
  if (!piece.answers(lat)) return {std::nan(""), std::nan("")};
  const Place& place = places_.size() == 1 ? places_.front() : place_of(lon, lat);
  const Point at = piece.at(piece.across(lat));
  return {place.offset + at.x * (lon - place.middle), at.y};
}

}  // namespace homebound
