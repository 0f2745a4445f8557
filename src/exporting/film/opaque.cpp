#include "exporting/film/opaque.h"

#include <cstring>

namespace homebound::exporting {

bool is_opaque(const drawing::Pixels& pixels) {
  std::uint32_t all = ~std::uint32_t{0};  // checks four bytes at a time, for speed
  for (std::size_t i = 0; i + 4 <= pixels.rgba.size(); i += 4) {
    std::uint32_t pixel = 0;
    std::memcpy(&pixel, pixels.rgba.data() + i, 4);
    all &= pixel;
  }
  std::uint8_t channels[4];
  std::memcpy(channels, &all, 4);
  return channels[3] == 255;
}

}  // namespace homebound::exporting
