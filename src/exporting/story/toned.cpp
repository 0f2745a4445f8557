#include "exporting/story/toned.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include <png.h>

namespace homebound::exporting {
namespace {

constexpr std::size_t most_colours = 4096, most_tones = 255;
constexpr double most_off = 16;  // 8-bit steps by which a colour may differ from its tone

using Premultiplied = std::array<double, 4>;  // 8-bit steps

Premultiplied premultiplied(const std::uint8_t* rgba) {
  const double a = rgba[3];
  return {rgba[0] * a / 255, rgba[1] * a / 255, rgba[2] * a / 255, a};
}

double strength(const Premultiplied& c) {
  return std::sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2] + c[3] * c[3]);
}

std::uint32_t key_of(const std::uint8_t* rgba) {
  return std::uint32_t{rgba[0]} | std::uint32_t{rgba[1]} << 8U | std::uint32_t{rgba[2]} << 16U |
         std::uint32_t{rgba[3]} << 24U;
}

struct Ramped {
  Premultiplied colour{};
  double count = 0;
  std::uint8_t tone = 0;
};

}  // namespace

std::optional<std::string> toned_png(const drawing::Pixels& pixels, std::size_t tones) {
  tones = std::clamp<std::size_t>(tones, 2, most_tones);
  std::unordered_map<std::uint32_t, Ramped> colours;
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) {
    Ramped& found = colours[key_of(&pixels.rgba[i])];
    if (found.count++ == 0) found.colour = premultiplied(&pixels.rgba[i]);
    if (colours.size() > most_colours) return std::nullopt;
  }
  double most = 0;
  for (const auto& [key, found] : colours) most = std::max(most, strength(found.colour));
  if (most <= 0) return std::nullopt;
  // Tone 0 is nothing.
  std::vector<Premultiplied> sums(tones + 1, Premultiplied{});
  std::vector<double> counts(tones + 1, 0);
  for (auto& [key, found] : colours) {
    const double share = strength(found.colour) / most;
    const auto tone =
        found.colour[3] <= 0
            ? std::size_t{0}
            : 1 + std::min(tones - 1, static_cast<std::size_t>(share * static_cast<double>(tones)));
    found.tone = static_cast<std::uint8_t>(tone);
    counts[tone] += found.count;
    for (std::size_t k = 0; k < 4; ++k) sums[tone][k] += found.colour[k] * found.count;
  }
  for (std::size_t t = 0; t <= tones; ++t)
    for (double& part : sums[t]) part /= std::max(1.0, counts[t]);
  for (const auto& [key, found] : colours)
    for (std::size_t k = 0; k < 4; ++k)
      if (std::abs(found.colour[k] - sums[found.tone][k]) > most_off) return std::nullopt;
  std::vector<std::uint8_t> palette;
  for (const Premultiplied& tone : sums) {
    for (std::size_t k = 0; k < 3; ++k)
      palette.push_back(static_cast<std::uint8_t>(
          std::clamp(std::lround(tone[3] > 0 ? tone[k] * 255 / tone[3] : 0), 0L, 255L)));
    palette.push_back(static_cast<std::uint8_t>(std::lround(tone[3])));
  }
  std::vector<std::uint8_t> numbers(pixels.rgba.size() / 4);
  for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = colours[key_of(&pixels.rgba[4 * i])].tone;

  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  image.width = static_cast<png_uint_32>(pixels.width),
  image.height = static_cast<png_uint_32>(pixels.height);
  image.format = PNG_FORMAT_RGBA_COLORMAP;
  image.colormap_entries = static_cast<png_uint_32>(tones + 1);
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  if (png_image_write_to_memory(&image, bytes.data(), &size, 0, numbers.data(), 0, palette.data()) == 0)
    return std::nullopt;
  bytes.resize(size);
  return bytes;
}

}  // namespace homebound::exporting
