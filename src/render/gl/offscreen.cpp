#include "render/gl/offscreen.h"

#include <algorithm>
#include <cmath>
#include <future>
#include <mutex>

#include <fmt/format.h>

#include "base/error.h"
#include "render/gl/lazy_pictures.h"

namespace homebound::render {
namespace {

// Everything kept from picture to picture. Used by one thread at a time.
class Studio {
 public:
  scene::Pixels draw(const scene::Scene& scene, double scale, int largest_tile) {
    scene::Pixels picture;
    picture.width = pixels(scene.page.width, scale);
    picture.height = pixels(scene.page.height, scale);
    const int tile = std::max(largest_tile, 1);
    if (picture.width <= tile && picture.height <= tile) {  // the usual case, without zeros first
      const Block& page = canvas_.draw(scene, {scale, {0, 0, picture.width, picture.height}}).page;
      picture.rgba.assign(page.row(0, 0), page.row(0, picture.height));
    } else {
      draw_tiles(scene, scale, tile, picture);
    }
    if (scene.background.a < 1) unpremultiply(picture.rgba);
    return picture;
  }

 private:
  void draw_tiles(const scene::Scene& scene, double scale, int tile, scene::Pixels& picture) {
    const auto width = static_cast<std::size_t>(picture.width);
    picture.rgba.resize(width * static_cast<std::size_t>(picture.height) * 4);
    for (int top = 0; top < picture.height; top += tile) {
      for (int left = 0; left < picture.width; left += tile) {
        const PixelRect at{left, top, std::min(left + tile, picture.width),
                           std::min(top + tile, picture.height)};
        const Block& page = canvas_.draw(scene, {scale, at}).page;
        for (int y = at.top; y < at.bottom; ++y)
          std::copy(
              page.row(left, y), page.row(at.right, y),
              &picture.rgba[(static_cast<std::size_t>(y) * width + static_cast<std::size_t>(left)) * 4]);
      }
    }
  }

  static int pixels(double page, double scale) {
    const double count = std::floor(page * scale + 0.5);
    constexpr double most = 100'000;
    if (!(count >= 1 && count <= most)) {
      throw Error(
          fmt::format("a picture of {} pixels across cannot be drawn; expected 1 to {}", count, most));
    }
    return static_cast<int>(count);
  }

  static void unpremultiply(std::vector<std::uint8_t>& rgba) {
    for (std::size_t i = 0; i < rgba.size(); i += 4) {
      const unsigned alpha = rgba[i + 3];
      if (alpha == 0 || alpha == 255) continue;
      for (std::size_t k = i; k < i + 3; ++k) {
        rgba[k] = static_cast<std::uint8_t>(std::min((rgba[k] * 255u + alpha / 2) / alpha, 255u));
      }
    }
  }

  LazyPictures pictures_;
  Canvas canvas_{Order::rgba, pictures_};
};

}  // namespace

scene::Pixels draw_offscreen(const scene::Scene& scene, double scale, int largest_tile) {
  // A thread of its own: the caller's may have a window's context current, which must stay so.
  const auto draw = [&] {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    // Never destroyed: at exit the driver may be gone before it.
    static auto* const studio = new Studio;
    return studio->draw(scene, scale, largest_tile);
  };
  return std::async(std::launch::async, draw).get();
}

}  // namespace homebound::render
