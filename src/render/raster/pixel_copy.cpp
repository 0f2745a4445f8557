#include "render/raster/pixel_copy.h"

#include <cmath>

namespace homebound::render {

std::optional<Block> copied(const drawing::Image& image, double scale, const PixelRect& box, Order order) {
  constexpr double same = 1e-6;  // pixels
  const drawing::Pixels& from = *image.pixels;
  const Affine m = Affine::scale(scale, scale) * image.transform;
  const double left = std::round(m.e), top = std::round(m.f);
  for (const double off : {m.a - from.width, m.b, m.c, m.d - from.height, m.e - left, m.f - top})
    if (std::abs(off) > same) return std::nullopt;
  if (box.left < left || box.top < top || box.right > left + from.width || box.bottom > top + from.height)
    return std::nullopt;
  if (from.rgba.size() != static_cast<std::size_t>(from.width) * static_cast<std::size_t>(from.height) * 4)
    return std::nullopt;
  Block block = block_of(box);
  std::uint8_t* to = block.pixels.get();
  const std::size_t red = order == Order::bgra ? 2 : 0;
  for (int y = box.top; y < box.bottom; ++y) {
    const auto row =
        static_cast<std::size_t>(y - static_cast<int>(top)) * static_cast<std::size_t>(from.width);
    const std::uint8_t* p =
        from.rgba.data() + 4 * (row + static_cast<std::size_t>(box.left - static_cast<int>(left)));
    for (int x = box.left; x < box.right; ++x, p += 4, to += 4) {
      const auto faded = [&](std::size_t k) {
        return static_cast<std::uint8_t>((p[k] * p[3] + 127U) / 255U);
      };
      to[red] = faded(0), to[1] = faded(1), to[2 - red] = faded(2), to[3] = p[3];
    }
  }
  return block;
}

}  // namespace homebound::render
