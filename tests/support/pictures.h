// How much two pictures differ.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "scene/scene.h"

namespace homebound::test {

// Share of pixels in which some channel differs by more than `threshold`; 1 when the sizes differ.
inline double share_differing(const scene::Pixels& a, const scene::Pixels& b, int threshold) {
  if (a.width != b.width || a.height != b.height) return 1;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 4; ++c) most = std::max(most, std::abs(a.rgba[i + c] - b.rgba[i + c]));
    differing += most > threshold;
  }
  return static_cast<double>(differing) / (static_cast<double>(a.width) * a.height);
}

// Where they differ: white on black.
inline scene::Pixels difference(const scene::Pixels& a, const scene::Pixels& b) {
  scene::Pixels d{a.width, a.height, std::vector<std::uint8_t>(a.rgba.size(), 255)};
  if (a.rgba.size() != b.rgba.size()) return d;
  for (std::size_t i = 0; i < a.rgba.size(); ++i)
    if (i % 4 != 3) d.rgba[i] = static_cast<std::uint8_t>(std::min(255, 4 * std::abs(a.rgba[i] - b.rgba[i])));
  return d;
}

}  // namespace homebound::test
