#include "compose/view/picture_file.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/ascii.h"
#include "compose/view/svg_picture.h"

namespace homebound::compose {
namespace {

// Turns a picture as EXIF says: 2 to 4 are mirrored, upside down, or both; 5 to 8 lie on a side.
std::shared_ptr<const drawing::Pixels> upright(std::shared_ptr<const drawing::Pixels> seen, int orientation) {
  if (orientation <= 1) return seen;
  const int w = seen->width, h = seen->height;
  const bool lies = orientation >= 5;
  const auto source = [&](int x, int y) -> std::pair<int, int> {
    switch (orientation) {
      case 2:
        return {w - 1 - x, y};
      case 3:
        return {w - 1 - x, h - 1 - y};
      case 4:
        return {x, h - 1 - y};
      case 5:
        return {y, x};
      case 6:
        return {y, h - 1 - x};
      case 7:
        return {w - 1 - y, h - 1 - x};
      default:
        return {w - 1 - y, x};
    }
  };
  auto turned = std::make_shared<drawing::Pixels>(*seen);
  turned->width = lies ? h : w, turned->height = lies ? w : h;
  std::uint8_t* out = turned->rgba.data();
  for (int y = 0; y < turned->height; ++y)
    for (int x = 0; x < turned->width; ++x) {
      const auto [from, row] = source(x, y);
      out = std::copy_n(seen->rgba.data() + 4 * (static_cast<std::ptrdiff_t>(row) * w + from), 4, out);
    }
  return turned;
}

}  // namespace

std::shared_ptr<const drawing::Pixels> read_picture(const std::filesystem::path& file, int most) {
  if (lower(file.extension().string()) == ".svg") return read_svg(file, most);
  constexpr LonLatBox anywhere{0, 0, 1, 1};  // it has no place on the earth
  const data::Raster raster = data::read_raster(file, anywhere);
  return upright(reduced(*sphere_raster(raster), most), raster.orientation);
}

std::shared_ptr<const drawing::SphereRaster> sphere_raster(const data::Raster& raster) {
  const LonLatBox& b = raster.bounds;
  return std::make_shared<const drawing::SphereRaster>(
      drawing::Pixels{raster.width, raster.height, raster.rgba},
      drawing::SphereRaster::Bounds{b.west, b.south, b.east, b.north});
}

std::shared_ptr<const drawing::Pixels> reduced(const drawing::SphereRaster& picture, int most) {
  const auto& levels = picture.levels();
  const auto level =
      std::ranges::find_if(levels, [&](const auto& l) { return l.width <= most && l.height <= most; });
  auto pixels = std::make_shared<drawing::Pixels>();
  pixels->width = level->width, pixels->height = level->height;
  pixels->rgba = level->rgba;
  for (std::size_t i = 0; i < pixels->rgba.size(); i += 4)  // straight alpha
    if (const int a = pixels->rgba[i + 3]; a > 0)
      for (std::size_t k = i; k < i + 3; ++k)
        pixels->rgba[k] = static_cast<std::uint8_t>(std::min(255, (pixels->rgba[k] * 255 + a / 2) / a));
  return pixels;
}

}  // namespace homebound::compose
