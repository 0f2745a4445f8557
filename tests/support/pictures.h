// How much two pictures differ.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "drawing/drawing.h"

namespace homebound::test {

// Share of pixels in which some channel differs by more than `threshold`; 1 when the sizes differ.
inline double share_differing(const drawing::Pixels& a, const drawing::Pixels& b, int threshold) {
  if (a.width != b.width || a.height != b.height) return 1;
  std::size_t differing = 0;
  for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 4; ++c) most = std::max(most, std::abs(a.rgba[i + c] - b.rgba[i + c]));
    differing += most > threshold;
  }
  return static_cast<double>(differing) / (static_cast<double>(a.width) * a.height);
}

// The block of a picture in which most pixels differ.
struct Block {
  int left = 0, top = 0;  // pixels
  int differing = 0;
};

// Of all blocks of `side` x `side` pixels, one every half side each way: so whatever is smaller than half a
// side lies whole in one of them. Pictures of one size. A pixel differs when a channel does by more than
// `threshold`.
inline Block worst_block(const drawing::Pixels& a, const drawing::Pixels& b, int side, int threshold) {
  const auto width = static_cast<std::size_t>(a.width), height = static_cast<std::size_t>(a.height);
  std::vector<int> sums((width + 1) * (height + 1));  // of differing pixels above and to the left of a corner
  const auto sum = [&](std::size_t x, std::size_t y) -> int& { return sums[y * (width + 1) + x]; };
  for (std::size_t y = 0; y < height; ++y)
    for (std::size_t x = 0; x < width; ++x) {
      int most = 0;
      for (std::size_t i = 4 * (y * width + x), end = i + 4; i < end; ++i)
        most = std::max(most, std::abs(a.rgba[i] - b.rgba[i]));
      sum(x + 1, y + 1) = (most > threshold) + sum(x, y + 1) + sum(x + 1, y) - sum(x, y);
    }
  Block worst;
  for (int top = 0; top < a.height; top += side / 2)
    for (int left = 0; left < a.width; left += side / 2) {
      const auto x = static_cast<std::size_t>(left), y = static_cast<std::size_t>(top),
                 right = static_cast<std::size_t>(std::min(left + side, a.width)),
                 bottom = static_cast<std::size_t>(std::min(top + side, a.height));
      const int differing = sum(right, bottom) - sum(x, bottom) - sum(right, y) + sum(x, y);
      if (differing > worst.differing) worst = {left, top, differing};
    }
  return worst;
}

// Where they differ: white on black.
inline drawing::Pixels difference(const drawing::Pixels& a, const drawing::Pixels& b) {
  drawing::Pixels d{a.width, a.height, std::vector<std::uint8_t>(a.rgba.size(), 255)};
  if (a.rgba.size() != b.rgba.size()) return d;
  for (std::size_t i = 0; i < a.rgba.size(); ++i)
    if (i % 4 != 3) d.rgba[i] = static_cast<std::uint8_t>(std::min(255, 4 * std::abs(a.rgba[i] - b.rgba[i])));
  return d;
}

}  // namespace homebound::test
