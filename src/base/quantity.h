// Units as types: a length is not accepted for an angle, nor degrees for radians.
#pragma once

#include <compare>
#include <numbers>

namespace homebound {

template <class Unit>
struct Quantity {
  double value = 0;

  constexpr Quantity() = default;
  constexpr explicit Quantity(double v) : value(v) {}

  constexpr auto operator<=>(const Quantity&) const =
      default;  // NOLINT(modernize-use-nullptr): a false alarm
  constexpr Quantity operator-() const { return Quantity(-value); }
  constexpr Quantity& operator+=(Quantity o) { return value += o.value, *this; }
  constexpr Quantity& operator-=(Quantity o) { return value -= o.value, *this; }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.value + b.value); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.value - b.value); }
  friend constexpr Quantity operator*(Quantity a, double s) { return Quantity(a.value * s); }
  friend constexpr Quantity operator*(double s, Quantity a) { return Quantity(a.value * s); }
  friend constexpr Quantity operator/(Quantity a, double s) { return Quantity(a.value / s); }
  friend constexpr double operator/(Quantity a, Quantity b) { return a.value / b.value; }
};

using Degrees = Quantity<struct DegreesUnit>;
using Radians = Quantity<struct RadiansUnit>;
using Metres = Quantity<struct MetresUnit>;
using SquareMetres = Quantity<struct SquareMetresUnit>;
using Seconds = Quantity<struct SecondsUnit>;

constexpr Radians to_radians(Degrees d) { return Radians(d.value * std::numbers::pi / 180); }
constexpr double radians_per_degree = std::numbers::pi / 180;
constexpr Degrees to_degrees(Radians r) { return Degrees(r.value * 180 / std::numbers::pi); }

}  // namespace homebound
