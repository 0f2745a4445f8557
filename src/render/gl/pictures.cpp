#include "render/gl/pictures.h"

#include <cmath>

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"
#include "render/raster/pixel_copy.h"

namespace homebound::render {
namespace {

// `smaller`: makes the levels with fewer texels, too.
TextureName upload(const drawing::Pixels& pixels, bool smaller) {
  const std::size_t expected =
      static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
  if (pixels.width < 1 || pixels.height < 1 || pixels.rgba.size() != expected) {
    throw Error(told("a picture of {} x {} pixels has {} bytes, not {}", "{} × {}像素的图片有{}字节，而非 {}",
                     pixels.width, pixels.height, pixels.rgba.size(), expected));
  }
  check_texture_size(pixels.width, pixels.height);
  std::vector<std::uint8_t> rgba = pixels.rgba;
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    const unsigned alpha = rgba[i + 3];
    if (alpha == 255) continue;
    for (std::size_t k = i; k < i + 3; ++k)
      rgba[k] = static_cast<std::uint8_t>((rgba[k] * alpha + 127) / 255);
  }
  TextureName texture = make_texture(GL_LINEAR_MIPMAP_LINEAR, GL_LINEAR);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               rgba.data());
  if (smaller)
    glGenerateMipmap(GL_TEXTURE_2D);
  else
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
  return texture;
}

void set(int place, double x, double y, double z) {
  glUniform3f(place, static_cast<float>(x), static_cast<float>(y), static_cast<float>(z));
}

}  // namespace

Pictures::Pictures() {
  glUseProgram(*image_);
  glUniform1i(uniform(image_, "picture"), 0);
  glUniform1f(uniform(image_, "opacity"), 1);
}

Block Pictures::draw(const drawing::Image& image, double scale, const PixelRect& box, Order order) {
  if (auto block = copied(image, scale, box, order)) return *std::move(block);
  begin(box);
  glUseProgram(*image_);
  const Affine m = (Affine::scale(scale, scale) * image.transform).inverse();
  set(uniform(image_, "to_u"), m.a, m.c, m.e);
  set(uniform(image_, "to_v"), m.b, m.d, m.f);
  // The texels that a pixel spans in the direction that spans more.
  const double across = std::hypot(m.a * image.pixels->width, m.b * image.pixels->height);
  const double down = std::hypot(m.c * image.pixels->width, m.d * image.pixels->height);
  const double level = std::max(0.0, std::log2(std::max(across, down)));
  const TextureName texture = upload(*image.pixels, level > 0);
  glUniform1f(uniform(image_, "lod"), static_cast<float>(level));
  glUniform2f(uniform(image_, "origin"), static_cast<float>(box.left), static_cast<float>(box.top));
  return drawn(box, order);
}

Block Pictures::draw(const drawing::Warp& warp, double scale, const PixelRect& box, Order order) {
  begin(box);
  const TextureName grid = warps_.use(warp, scale, {1.0 * box.left, 1.0 * box.top});
  return drawn(box, order);
}

void Pictures::begin(const PixelRect& box) {
  if (target_.width != box.width() || target_.height != box.height())
    target_ = make_target(box.width(), box.height());
  glBindFramebuffer(GL_FRAMEBUFFER, *target_.framebuffer);
  glViewport(0, 0, box.width(), box.height());
  for (const GLenum test : {GL_SCISSOR_TEST, GL_DEPTH_TEST, GL_STENCIL_TEST, GL_CULL_FACE, GL_BLEND})
    glDisable(test);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glBindVertexArray(*array_);
}

// Needs the program in use. OpenGL's rows run upwards, but the picture is drawn upside down to match.
Block Pictures::drawn(const PixelRect& box, Order order) {
  glDrawArrays(GL_TRIANGLES, 0, 3);
  Block block = block_of(box);
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, box.width(), box.height(), order == Order::bgra ? GL_BGRA : GL_RGBA, GL_UNSIGNED_BYTE,
               block.pixels.get());
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glBindVertexArray(0);
  glUseProgram(0);
  glBindTexture(GL_TEXTURE_2D, 0);
  return block;
}

}  // namespace homebound::render
