#include "compose/view/page.h"

namespace homebound::compose {

PageSetup page_setup(Size pixels, double text_scale) {
  const double longer = std::max(pixels.width, pixels.height),
               shorter = std::min(pixels.width, pixels.height);
  const double scale = std::min(longer / 1280, shorter / 720) * text_scale;
  return {{pixels.width / scale, pixels.height / scale}, scale};
}

}  // namespace homebound::compose
