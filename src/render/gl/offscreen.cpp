#include "render/gl/offscreen.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <future>
#include <mutex>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"
#include "render/gl/context.h"
#include "render/gl/gl.h"
#include "render/gl/renderer.h"

namespace homebound::render {
namespace {

// Everything kept from picture to picture. Used by one thread at a time.
class Studio {
 public:
  scene::Pixels draw(const scene::Scene& scene, double scale, int largest_tile) {
    context_.make_current();
    struct Release {
      const OffscreenContext& context;
      ~Release() { context.release(); }
    } const release{context_};
    if (!renderer_) renderer_ = std::make_unique<Renderer>();
    scene::Pixels picture;
    picture.width = pixels(scene.page.width, scale);
    picture.height = pixels(scene.page.height, scale);
    picture.rgba.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) *
                        4);
    GLint largest = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
    const int tile = std::clamp(largest_tile, 1, largest);
    for (int top = 0; top < picture.height; top += tile) {
      for (int left = 0; left < picture.width; left += tile) {
        const int width = std::min(tile, picture.width - left), height = std::min(tile, picture.height - top);
        if (target_.width != width || target_.height != height) target_ = make_target(width, height);
        renderer_->draw(scene, scale, *target_.framebuffer, width, height,
                        {static_cast<double>(left), static_cast<double>(top)});
        read(width, height, picture, left, top);
      }
    }
    if (scene.background.a < 1) unpremultiply(picture.rgba);
    return picture;
  }

 private:
  static int pixels(double page, double scale) {
    const double count = std::floor(page * scale + 0.5);
    constexpr double most = 100'000;
    if (!(count >= 1 && count <= most)) {
      throw Error(
          fmt::format("a picture of {} pixels across cannot be drawn; expected 1 to {}", count, most));
    }
    return static_cast<int>(count);
  }

  // OpenGL's rows go upwards.
  void read(int width, int height, scene::Pixels& picture, int left, int top) {
    const std::size_t row = static_cast<std::size_t>(width) * 4;
    rows_.resize(row * static_cast<std::size_t>(height));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, *target_.framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rows_.data());
    for (int y = 0; y < height; ++y) {
      const std::size_t to = (static_cast<std::size_t>(top + y) * static_cast<std::size_t>(picture.width) +
                              static_cast<std::size_t>(left)) *
                             4;
      std::memcpy(&picture.rgba[to], &rows_[static_cast<std::size_t>(height - 1 - y) * row], row);
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

  OffscreenContext context_;
  std::unique_ptr<Renderer> renderer_;
  Target target_;
  std::vector<std::uint8_t> rows_;
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
