// Colours as people without one sort of cone see them, and how far apart two colours look.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "base/colour.h"

namespace homebound::test {

using Linear = std::array<double, 3>;
using Matrix = std::array<Linear, 3>;

// Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
// IEEE TVCG 15(6), 2009, severity 1.0; on linear RGB.
constexpr Matrix protanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix deuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix tritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix full_vision = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};

inline Linear times(const Matrix& m, const Linear& v) {
  Linear result{};
  for (std::size_t i = 0; i < 3; ++i) result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return result;
}

// sRGB (IEC 61966-2-1) to linear, seen through `vision`.
inline Linear seen(Colour c, const Matrix& vision) {
  const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  Linear result = times(vision, {linear(c.r), linear(c.g), linear(c.b)});
  for (double& v : result) v = std::clamp(v, 0.0, 1.0);
  return result;
}

// Oklab: Ottosson 2020, https://bottosson.github.io/posts/oklab/
inline Linear oklab(const Linear& rgb) {
  constexpr Matrix to_cones = {{{0.4122214708, 0.5363325363, 0.0514459929},
                                {0.2119034982, 0.6806995451, 0.1073969566},
                                {0.0883024619, 0.2817188376, 0.6299787005}}};
  constexpr Matrix to_lab = {{{0.2104542553, 0.7936177850, -0.0040720468},
                              {1.9779984951, -2.4285922050, 0.4505937099},
                              {0.0259040371, 0.7827717662, -0.8086757660}}};
  Linear cones = times(to_cones, rgb);
  for (double& v : cones) v = std::cbrt(v);
  return times(to_lab, cones);
}

inline double colour_distance(Colour a, Colour b, const Matrix& vision) {
  const Linear x = oklab(seen(a, vision)), y = oklab(seen(b, vision));
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

}  // namespace homebound::test
