#include "render/raster/blend.h"

#include <array>
#include <cstddef>
#include <cstring>
#include <type_traits>

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

template <int N>
using Pixels = std::integral_constant<int, N>;  // a number of pixels known to the compiler

// Calls all(i, N) for N pixels from i that are wholly covered, and one(i) for every other covered pixel. Most
// pixels are not covered at all, or wholly.
template <int N, class One, class All>
inline void covered_together(const std::uint8_t* cover, int i, One one, All all) {
  std::array<std::uint64_t, N / 8> words{};
  std::memcpy(words.data(), cover + i, N);
  std::uint64_t any = 0, every = ~std::uint64_t{0};
  for (const std::uint64_t word : words) any |= word;
  if (any == 0) return;
  for (const std::uint64_t word : words) every &= word;
  if (every == ~std::uint64_t{0}) return all(i, Pixels<N>());
  for (int k = i; k<i + N; k += N> 8 ? 8 : 1) {
    if constexpr (N > 8) {
      covered_together<8>(cover, k, one, all);
    } else if (cover[k] != 0) {
      one(k);
    }
  }
}

template <class One, class All>
inline void each_covered(const std::uint8_t* cover, int count, One one, All all) {
  int i = 0;
  for (; i + 32 <= count; i += 32) covered_together<32>(cover, i, one, all);
  for (; i + 8 <= count; i += 8) covered_together<8>(cover, i, one, all);
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
  // A copy keeps its numbers in registers, as bytes that are written could be the brush's own.
  const Brush brush = *this;
  const auto one = [=](int i) {
    over(over_255(brush.lanes_ * cover[i]), over_255(brush.alpha_ * cover[i]) & 0xffU,
         pixels + std::ptrdiff_t{4} * i);
  };
  each_covered(cover, count, one, [=](int i, auto n) {
    if (brush.alpha_ == 255) return brush.fill(pixels + std::ptrdiff_t{4} * i, n);
    for (int k = i; k < i + n; ++k) over(brush.lanes_, brush.alpha_, pixels + std::ptrdiff_t{4} * k);
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
