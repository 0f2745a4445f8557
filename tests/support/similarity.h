// Structural similarity of two pictures.
#pragma once

#include <vector>

#include "drawing/drawing.h"

namespace homebound::test {

// Mean SSIM of luma over windows of 8 x 8 pixels, a new one every 4 pixels; 1 for equal pictures. Pictures
// are laid on white. Wang, Bovik, Sheikh, Simoncelli: Image Quality Assessment, IEEE TIP 13 (2004),
// equation 13.
inline double ssim(const drawing::Pixels& a, const drawing::Pixels& b) {
  if (a.width != b.width || a.height != b.height || a.width < 8 || a.height < 8) return 0;
  const auto luma = [](const drawing::Pixels& p) {
    std::vector<double> all;
    all.reserve(p.rgba.size() / 4);
    for (const std::uint8_t* c = p.rgba.data(); c != p.rgba.data() + p.rgba.size(); c += 4)
      all.push_back(255 + (0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2] - 255) * c[3] / 255);
    return all;
  };
  const std::vector<double> luma_a = luma(a), luma_b = luma(b);
  constexpr double c1 = 0.01 * 255 * 0.01 * 255, c2 = 0.03 * 255 * 0.03 * 255, n = 64;
  double total = 0, windows = 0;
  for (int top = 0; top + 8 <= a.height; top += 4) {
    for (int left = 0; left + 8 <= a.width; left += 4, ++windows) {
      double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
      for (int y = top; y < top + 8; ++y) {
        for (int x = left; x < left + 8; ++x) {
          const std::size_t i = static_cast<std::size_t>(y) * a.width + x;
          const double va = luma_a[i], vb = luma_b[i];
          sa += va, sb += vb, saa += va * va, sbb += vb * vb, sab += va * vb;
        }
      }
      const double ma = sa / n, mb = sb / n;
      const double variance_a = saa / n - ma * ma, variance_b = sbb / n - mb * mb,
                   covariance = sab / n - ma * mb;
      total += (2 * ma * mb + c1) * (2 * covariance + c2) /
               ((ma * ma + mb * mb + c1) * (variance_a + variance_b + c2));
    }
  }
  return total / windows;
}

}  // namespace homebound::test
