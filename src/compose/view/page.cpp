#include "compose/view/page.h"

#include <algorithm>
#include <cmath>

namespace homebound::compose {

PageSetup page_setup(Size pixels, double text_scale) {
  const double longer = std::max(pixels.width, pixels.height),
               shorter = std::min(pixels.width, pixels.height);
  const double scale = std::min(longer / 1280, shorter / 720) * text_scale;
  return {{pixels.width / scale, pixels.height / scale}, scale};
}

PageSetup part_of(const PageSetup& whole, Size pixels) {
  return {{pixels.width / whole.scale, pixels.height / whole.scale}, whole.scale};
}

Halves halves_of(Size pixels) {
  constexpr double gap = 2;
  if (pixels.height > pixels.width) {
    const double half = std::floor((pixels.height - gap) / 2);
    return {{0, 0, pixels.width, half}, {0, pixels.height - half, pixels.width, pixels.height}};
  }
  const double half = std::floor((pixels.width - gap) / 2);
  return {{0, 0, half, pixels.height}, {pixels.width - half, 0, pixels.width, pixels.height}};
}

}  // namespace homebound::compose
