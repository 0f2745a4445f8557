// Numbers read off a picture.
#pragma once

#include <array>
#include <cmath>
#include <cstdlib>

#include "drawing/drawing.h"

namespace homebound::render {

using Rgba = std::array<int, 4>;

inline Rgba pixel(const drawing::Pixels& p, int x, int y) {
  const std::size_t i =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) + static_cast<std::size_t>(x)) * 4;
  return {p.rgba[i], p.rgba[i + 1], p.rgba[i + 2], p.rgba[i + 3]};
}

// Pixels' worth of black on a white page.
inline double ink(const drawing::Pixels& p) {
  double sum = 0;
  for (std::size_t i = 0; i < p.rgba.size(); i += 4) sum += (255 - p.rgba[i]) / 255.0;
  return sum;
}

// Greatest difference of two colours' components.
inline int distance(const Rgba& a, const Rgba& b) {
  int most = 0;
  for (std::size_t k = 0; k < 4; ++k) most = std::max(most, std::abs(a[k] - b[k]));
  return most;
}

struct Difference {
  double mean = 0;  // of the components, 0..255
  double far = 0;   // share of pixels off by more than a quarter of the range
};
inline Difference difference(const drawing::Pixels& a, const drawing::Pixels& b) {
  Difference d;
  double sum = 0, count = 0;
  for (int y = 0; y < a.height; ++y) {
    for (int x = 0; x < a.width; ++x) {
      const Rgba p = pixel(a, x, y), q = pixel(b, x, y);
      for (std::size_t k = 0; k < 4; ++k) sum += std::abs(p[k] - q[k]);
      if (distance(p, q) > 64) ++count;
    }
  }
  const double pixels = static_cast<double>(a.width) * a.height;
  d.mean = sum / pixels / 4;
  d.far = count / pixels;
  return d;
}

}  // namespace homebound::render
