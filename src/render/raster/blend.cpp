#include "render/raster/blend.h"

#include <array>
#include <cstddef>
#include <cstring>

namespace homebound::render {
namespace {

// Masks for four numbers of 16 bits in one word.
constexpr std::uint64_t low_bytes = 0x00ff00ff00ff00ffU, halves = 0x0080008000800080U;

std::uint64_t spread(std::uint32_t pixel) {
  const std::uint64_t two = (pixel | std::uint64_t{pixel} << 16) & 0x0000ffff0000ffffU;
  return (two | two << 8) & low_bytes;
}
std::uint32_t packed(std::uint64_t lanes) {
  const std::uint64_t two = (lanes | lanes >> 8) & 0x0000ffff0000ffffU;
  return static_cast<std::uint32_t>(two | two >> 16);
}
// Divides each number, at most 255 * 255, by 255 and rounds it.
std::uint64_t over_255(std::uint64_t lanes) {
  lanes += halves;
  return (lanes + (lanes >> 8 & low_bytes)) >> 8 & low_bytes;
}

std::uint32_t load(const std::uint8_t* pixel) {
  std::uint32_t value = 0;
  std::memcpy(&value, pixel, 4);
  return value;
}
void store(std::uint8_t* pixel, std::uint32_t value) { std::memcpy(pixel, &value, 4); }
std::uint64_t alpha_of(std::uint32_t pixel) {
  std::array<std::uint8_t, 4> bytes{};
  std::memcpy(bytes.data(), &pixel, 4);
  return bytes[3];
}

void over(std::uint64_t source, std::uint64_t alpha, std::uint8_t* pixel) {
  store(pixel, packed(source + over_255(spread(load(pixel)) * (255 - alpha))));
}

// Calls all(i, 8) for eight pixels that are wholly covered, and one(i) for every other covered pixel: most
// pixels are not covered at all, or wholly.
template <class One, class All>
void each_covered(const std::uint8_t* cover, int count, const One& one, const All& all) {
  constexpr int together = 8;
  int i = 0;
  for (; i + together <= count; i += together) {
    std::uint64_t covers = 0;
    std::memcpy(&covers, cover + i, together);
    if (covers == 0) continue;
    if (covers == ~std::uint64_t{0}) {
      all(i, together);
    } else {
      for (int k = i; k < i + together; ++k)
        if (cover[k] != 0) one(k);
    }
  }
  for (; i < count; ++i)
    if (cover[i] != 0) one(i);
}

std::uint8_t byte(float v) {
  return static_cast<std::uint8_t>(static_cast<int>((v < 0 ? 0 : v > 1 ? 1 : v) * 255.0F + 0.5F));  // NOLINT
}

}  // namespace

Brush::Brush(const Tint& tint, Order order) {
  const std::uint8_t r = byte(tint.r), b = byte(tint.b);
  const bool swapped = order == Order::bgra;
  const std::array bytes{swapped ? b : r, byte(tint.g), swapped ? r : b, byte(tint.a)};
  std::memcpy(&pixel_, bytes.data(), 4);
  lanes_ = spread(pixel_);
  alpha_ = bytes[3];
}

void Brush::fill(std::uint8_t* pixels, int count) const {
  for (int i = 0; i < count; ++i) store(pixels + std::ptrdiff_t{4} * i, pixel_);
}

void Brush::blend(const std::uint8_t* cover, std::uint8_t* pixels, int count) const {
  const auto one = [&](int i) {
    over(over_255(lanes_ * cover[i]), over_255(alpha_ * cover[i]) & 0xffU, pixels + std::ptrdiff_t{4} * i);
  };
  each_covered(cover, count, one, [&](int i, int n) {
    if (alpha_ == 255) return fill(pixels + std::ptrdiff_t{4} * i, n);
    for (int k = i; k < i + n; ++k) over(lanes_, alpha_, pixels + std::ptrdiff_t{4} * k);
  });
}

void blend_row(const std::uint8_t* source, int opacity, const std::uint8_t* cover, std::uint8_t* pixels,
               int count) {
  const auto strength = static_cast<std::uint64_t>(opacity);
  const auto one = [&](int i) {
    const std::uint32_t from = load(source + std::ptrdiff_t{4} * i);
    const std::uint64_t share = over_255(strength * cover[i]) & 0xffU;
    over(over_255(spread(from) * share), over_255(alpha_of(from) * share) & 0xffU,
         pixels + std::ptrdiff_t{4} * i);
  };
  each_covered(cover, count, one, [&](int i, int n) {
    for (int k = i; k < i + n; ++k) {
      const std::uint32_t from = load(source + std::ptrdiff_t{4} * k);
      if (from == 0) continue;
      if (strength == 255 && alpha_of(from) == 255) {
        store(pixels + std::ptrdiff_t{4} * k, from);
      } else {
        one(k);
      }
    }
  });
}

}  // namespace homebound::render
