#include "render/svg/data_url.h"

#include <fmt/format.h>
#include <png.h>

#include "base/base64.h"
#include "base/error.h"

namespace homebound::render {

std::string data_url(std::string_view type, std::string_view bytes) {
  return fmt::format("data:{};base64,{}", type, base64(bytes));
}

std::string png_url(const drawing::Pixels& pixels) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width),
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGBA;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.rgba.data(), 0, nullptr) == 0)
    throw Error(
        told("cannot write a picture within the SVG: {}", "无法在 SVG 中写入图片：{}", image.message));
  bytes.resize(size);
  return data_url("image/png", bytes);
}

}  // namespace homebound::render
