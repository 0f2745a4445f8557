#include "render/raster/blend.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

namespace homebound::render {
namespace {

constexpr int together = 8;  // pixels blended together

// Four pixels as bytes and two as numbers of 16 bits, which compilers turn into the machine's own vectors.
using Bytes = std::uint8_t __attribute__((vector_size(16)));
using Lanes = std::uint16_t __attribute__((vector_size(16)));

Bytes load(const std::uint8_t* bytes) {
  Bytes value{};
  std::memcpy(&value, bytes, sizeof value);
  return value;
}
void store(std::uint8_t* bytes, Bytes value) { std::memcpy(bytes, &value, sizeof value); }

// Takes the bytes of the first halves of a and b in turn, or of the second halves.
Bytes first_halves(Bytes a, Bytes b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
Bytes second_halves(Bytes a, Bytes b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

struct Four {
  Lanes first, second;
};
Four spread(Bytes pixels) {
  static_assert(std::endian::native == std::endian::little, "the low byte of a number comes first");
  const Bytes none{};
  return {std::bit_cast<Lanes>(first_halves(pixels, none)),
          std::bit_cast<Lanes>(second_halves(pixels, none))};
}
Bytes packed(Lanes first, Lanes second) {
  return __builtin_shufflevector(std::bit_cast<Bytes>(first), std::bit_cast<Bytes>(second), 0, 2, 4, 6, 8, 10,
                                 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
}

// Divides a number, or each of several, at most 255 * 255, by 255 and rounds it.
template <class Number>
Number over_255(Number numbers) {
  numbers += 128;
  return (numbers + (numbers >> 8)) >> 8;
}
Lanes over(Lanes source, Lanes below) {
  const Lanes alpha = __builtin_shufflevector(source, source, 3, 3, 3, 3, 7, 7, 7, 7);
  return source + over_255(below * (255 - alpha));
}

// Returns the part that coverage, a number a pixel, lets through of four pixels.
Lanes through(Lanes source, Lanes share) { return over_255(source * share); }

using Covers = std::array<std::uint8_t, together>;
using Pixels = std::array<std::uint8_t, 4 * std::size_t{together}>;

// Blends eight pixels: four(i) returns the sources of the four from i on.
template <class Sources>
void blend_together(const Sources& four, const std::uint8_t* cover, std::uint8_t* pixels) {
  Bytes covers{};
  std::memcpy(&covers, cover, together);
  const Bytes twice = first_halves(covers, covers);
  for (int i = 0; i < together; i += 4) {
    const Four share = spread(i == 0 ? first_halves(twice, twice) : second_halves(twice, twice));
    const Four source = four(i);
    std::uint8_t* const at = pixels + std::ptrdiff_t{4} * i;
    const Four below = spread(load(at));
    store(at, packed(over(through(source.first, share.first), below.first),
                     over(through(source.second, share.second), below.second)));
  }
}

// Blends four pixels that are seen as they are. Most of a picture that lies over another is clear.
void blend_four(const std::uint8_t* source, std::uint8_t* pixels) {
  const Bytes bytes = load(source);
  const auto words = std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
  if ((words[0] | words[1]) == 0) return;
  const Four above = spread(bytes), below = spread(load(pixels));
  store(pixels, packed(over(above.first, below.first), over(above.second, below.second)));
}

// Calls all(i, n) for n pixels from i that are wholly covered, and some(i) for every other eight of which any
// is covered. Most pixels are not covered at all, or wholly.
template <std::size_t N, class Some, class All>
void covered_together(const std::uint8_t* cover, int i, const Some& some, const All& all) {
  std::array<std::uint64_t, N / together> words{};
  std::memcpy(words.data(), cover + i, N);
  std::uint64_t any = 0, every = ~std::uint64_t{0};
  for (const std::uint64_t word : words) any |= word;
  if (any == 0) return;
  for (const std::uint64_t word : words) every &= word;
  if (every == ~std::uint64_t{0}) {
    all(i, static_cast<int>(N));
  } else if constexpr (N > together) {
    for (std::size_t k = 0; k < N; k += together)
      covered_together<together>(cover, i + static_cast<int>(k), some, all);
  } else {
    some(i);
  }
}

// Calls `some` and `all` for all pixels but the last few, of which there are fewer than eight.
template <class Some, class All>
void each_covered(const std::uint8_t* cover, int count, const Some& some, const All& all) {
  int i = 0;
  for (; i + 32 <= count; i += 32) covered_together<32>(cover, i, some, all);
  for (; i + together <= count; i += together) covered_together<together>(cover, i, some, all);
}

// Blends the last few pixels among eight: eight(cover, pixels).
template <class Eight>
void blend_rest(const Eight& eight, const std::uint8_t* cover, std::uint8_t* pixels, int count) {
  const auto rest = static_cast<std::size_t>(count % together);
  const std::size_t first = static_cast<std::size_t>(count) - rest;
  Covers covers{};
  std::memcpy(covers.data(), cover + first, rest);
  if (std::bit_cast<std::uint64_t>(covers) == 0) return;
  Pixels copy{};
  std::memcpy(copy.data(), pixels + 4 * first, 4 * rest);
  eight(covers.data(), copy.data());
  std::memcpy(pixels + 4 * first, copy.data(), 4 * rest);
}

std::uint8_t byte(float v) {
  return static_cast<std::uint8_t>(static_cast<int>((v < 0 ? 0 : v > 1 ? 1 : v) * 255.0F + 0.5F));  // NOLINT
}

}  // namespace

Brush::Brush(const Tint& tint, Order order) {
  const std::uint8_t r = byte(tint.r), b = byte(tint.b);
  const bool swapped = order == Order::bgra;
  pixel_ = {swapped ? b : r, byte(tint.g), swapped ? r : b, byte(tint.a)};
}

void Brush::fill(std::uint8_t* pixels, int count) const {
  for (int i = 0; i < count; ++i) std::memcpy(pixels + std::ptrdiff_t{4} * i, pixel_.data(), pixel_.size());
}

void Brush::blend(const std::uint8_t* cover, std::uint8_t* pixels, int count) const {
  // A copy stays in registers, as bytes that are written could be the brush's own.
  const Brush brush = *this;
  Pixels eight_of_it{};
  brush.fill(eight_of_it.data(), together);
  const Four source = spread(load(eight_of_it.data()));
  const auto eight = [source](const std::uint8_t* some_cover, std::uint8_t* some_pixels) {
    blend_together([source](int) { return source; }, some_cover, some_pixels);
  };
  const auto some = [=](int i) { eight(cover + i, pixels + std::ptrdiff_t{4} * i); };
  each_covered(cover, count, some, [=](int i, int n) {
    if (brush.pixel_[3] == 255) return brush.fill(pixels + std::ptrdiff_t{4} * i, n);
    for (int k = i; k < i + n; k += together) some(k);
  });
  if (count % together != 0) blend_rest(eight, cover, pixels, count);
}

void blend_row(const std::uint8_t* source, int opacity, const std::uint8_t* cover, std::uint8_t* pixels,
               int count) {
  const auto eight = [opacity](const std::uint8_t* from, const std::uint8_t* some_cover,
                               std::uint8_t* some_pixels) {
    Covers share{};
    for (std::size_t k = 0; k < share.size(); ++k)
      share[k] = static_cast<std::uint8_t>(over_255(some_cover[k] * static_cast<unsigned>(opacity)));
    blend_together([from](int i) { return spread(load(from + std::ptrdiff_t{4} * i)); }, share.data(),
                   some_pixels);
  };
  const auto some = [=](int i) {
    eight(source + std::ptrdiff_t{4} * i, cover + i, pixels + std::ptrdiff_t{4} * i);
  };
  each_covered(cover, count, some, [=](int i, int n) {
    for (int k = i; k < i + n; k += opacity == 255 ? together / 2 : together) {
      if (opacity == 255) {
        blend_four(source + std::ptrdiff_t{4} * k, pixels + std::ptrdiff_t{4} * k);
      } else {
        some(k);
      }
    }
  });
  const auto rest = static_cast<std::size_t>(count % together);
  if (rest == 0) return;
  Pixels from{};
  std::memcpy(from.data(), source + 4 * (static_cast<std::size_t>(count) - rest), 4 * rest);
  blend_rest([&](const std::uint8_t* some_cover,
                 std::uint8_t* some_pixels) { eight(from.data(), some_cover, some_pixels); },
             cover, pixels, count);
}

}  // namespace homebound::render
