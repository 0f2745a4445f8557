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

// Holds everything kept from picture to picture. Used by one thread at a time.
class Studio {
 public:
  drawing::Pixels draw(const drawing::Drawing& drawing, double scale, int largest_tile) {
    const auto [width, height] = pixel_size(drawing, scale);
    const int tile = std::max(largest_tile, 1);
    drawing::Pixels picture{width, height, {}};
    if (width <= tile && height <= tile) {  // the usual case; avoids filling with zeros first
      const Block& page = canvas_.draw(drawing, {scale, {0, 0, width, height}}).page;
      picture.rgba.assign(page.row(0, 0), page.row(0, height));
    } else {
      draw_tiles(drawing, scale, 0, tile, picture);
    }
    if (drawing.background.a < 1) unpremultiply(picture.rgba);
    return picture;
  }

  // Draws the rows top..bottom over the whole width.
  void strip(const drawing::Drawing& drawing, double scale, int top, int bottom, int largest_tile,
             const std::function<void(const drawing::PixelRows&)>& take) {
    const int width = pixel_size(drawing, scale).width, tile = std::max(largest_tile, 1);
    const bool opaque = drawing.background.a >= 1;
    if (width <= tile && bottom - top <= tile && opaque) {  // hands the rows over without copying
      const Block& page = canvas_.draw(drawing, {scale, {0, top, width, bottom}}, false).page;
      return take({width, bottom - top, {page.row(0, top), page.row(0, bottom)}});
    }
    drawing::Pixels rows{width, bottom - top, {}};
    draw_tiles(drawing, scale, top, tile, rows);
    if (!opaque) unpremultiply(rows.rgba);
    take(rows);
  }

 private:
  void draw_tiles(const drawing::Drawing& drawing, double scale, int first_row, int tile,
                  drawing::Pixels& strip) {
    const auto width = static_cast<std::size_t>(strip.width);
    strip.rgba.resize(width * static_cast<std::size_t>(strip.height) * 4);
    const int end = first_row + strip.height;
    for (int top = first_row; top < end; top += tile) {
      for (int left = 0; left < strip.width; left += tile) {
        const PixelRect at{left, top, std::min(left + tile, strip.width), std::min(top + tile, end)};
        const Block& page = canvas_.draw(drawing, {scale, at}, false).page;
        for (int y = at.top; y < at.bottom; ++y)
          std::copy(
              page.row(left, y), page.row(at.right, y),
              &strip.rgba[(static_cast<std::size_t>(y - first_row) * width + static_cast<std::size_t>(left)) *
                          4]);
      }
    }
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

// Runs on its own thread, because the caller's may have a window's context current, which must stay so.
template <class Work>
void with_studio(const Work& work) {
  std::async(std::launch::async, [&] {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    // It is never destroyed: at exit the driver may be gone already.
    static auto* const studio = new Studio;
    work(*studio);
  }).get();
}

}  // namespace

PixelSize pixel_size(const drawing::Drawing& drawing, double scale) {
  const auto pixels = [&](double page) {
    const double count = std::floor(page * scale + 0.5);
    constexpr double most = 100'000;
    if (!(count >= 1 && count <= most)) {
      throw Error(told("a picture of {} pixels across cannot be drawn; expected 1 to {}",
                       "无法绘制边长{}像素的图片；应为1至{}", count, most));
    }
    return static_cast<int>(count);
  };
  return {pixels(drawing.page.width), pixels(drawing.page.height)};
}

drawing::Pixels draw_offscreen(const drawing::Drawing& drawing, double scale, int largest_tile) {
  drawing::Pixels picture;
  with_studio([&](Studio& studio) { picture = studio.draw(drawing, scale, largest_tile); });
  return picture;
}

void draw_in_strips(const drawing::Drawing& drawing, double scale, int rows,
                    const std::function<void(const drawing::PixelRows& strip)>& take, int largest_tile) {
  const int height = pixel_size(drawing, scale).height;
  with_studio([&](Studio& studio) {
    for (int top = 0; top < height; top += rows)
      studio.strip(drawing, scale, top, std::min(top + rows, height), largest_tile, take);
  });
}

}  // namespace homebound::render
