#include "render/gl/images.h"

#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::render {
namespace {

TextureName upload(const scene::Pixels& pixels) {
  GLint largest = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  const std::size_t expected =
      static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4;
  if (pixels.width < 1 || pixels.height < 1 || pixels.rgba.size() != expected) {
    throw Error(fmt::format("a picture of {} x {} pixels has {} bytes, not {}", pixels.width, pixels.height,
                            pixels.rgba.size(), expected));
  }
  if (pixels.width > largest || pixels.height > largest) {
    throw Error(fmt::format("a picture of {} x {} pixels is larger than OpenGL's {} here", pixels.width,
                            pixels.height, largest));
  }
  std::vector<std::uint8_t> rgba = pixels.rgba;
  for (std::size_t i = 0; i < rgba.size(); i += 4) {
    const unsigned alpha = rgba[i + 3];
    if (alpha == 255) continue;
    for (std::size_t k = i; k < i + 3; ++k)
      rgba[k] = static_cast<std::uint8_t>((rgba[k] * alpha + 127) / 255);
  }
  GLuint name = 0;
  glGenTextures(1, &name);
  TextureName texture(name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               rgba.data());
  glGenerateMipmap(GL_TEXTURE_2D);
  return texture;
}

}  // namespace

unsigned Images::texture(const std::shared_ptr<const scene::Pixels>& pixels) {
  Entry& entry = entries_[pixels.get()];
  if (!entry.texture) entry = {pixels, upload(*pixels), true};
  entry.used = true;
  return *entry.texture;
}

void Images::trim() {
  std::erase_if(entries_, [](const auto& e) { return !e.second.used; });
  for (auto& [pixels, entry] : entries_) entry.used = false;
}

}  // namespace homebound::render
