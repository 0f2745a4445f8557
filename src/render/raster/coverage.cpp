#include "render/raster/coverage.h"

namespace homebound::render {

PixelRect pixels_of(const Rect& box, const PixelRect& limit) {
  if (box.empty()) return {};
  const auto clamped = [](double v, int low, int high) {
    return static_cast<int>(std::clamp(v, static_cast<double>(low), static_cast<double>(high)));
  };
  return {clamped(std::floor(box.left), limit.left, limit.right),
          clamped(std::floor(box.top), limit.top, limit.bottom),
          clamped(std::ceil(box.right), limit.left, limit.right),
          clamped(std::ceil(box.bottom), limit.top, limit.bottom)};
}

Bitmap bitmap(const Coverage& coverage) {
  Bitmap out{coverage.bounds(), {}};
  if (out.at.empty()) return out;
  out.bytes.resize(static_cast<std::size_t>(out.at.width()) * static_cast<std::size_t>(out.at.height()));
  for (int k = coverage.first_band(), end = k + coverage.bands(); k < end; ++k) {
    const PixelRect band = coverage.band(k);
    const auto row = static_cast<std::size_t>(band.top - out.at.top);
    coverage.draw(band, out.bytes.data() + row * static_cast<std::size_t>(out.at.width()));
  }
  return out;
}

}  // namespace homebound::render
