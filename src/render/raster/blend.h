// Blends colours and pictures through coverage onto premultiplied 8-bit pixels of four channels, alpha
// last.
#pragma once

#include <array>
#include <cstdint>

namespace homebound::render {

// The order of a pixel's bytes in memory.
enum class Order : std::uint8_t { rgba, bgra };

// A premultiplied colour, components 0..1.
struct Tint {
  float r = 0, g = 0, b = 0, a = 0;
};

// Blends a colour over `count` pixels: source over destination, the source times cover / 255. Each product
// is rounded.
class Brush {
 public:
  Brush(const Tint& tint, Order order);
  void fill(std::uint8_t* pixels, int count) const;  // replaces the pixels
  void blend(const std::uint8_t* cover, std::uint8_t* pixels, int count) const;

 private:
  std::array<std::uint8_t, 4> pixel_{};  // in the order of memory
};

// Blends a row of a picture instead of a colour, in the same order of bytes; `opacity` is 0..255.
void blend_row(const std::uint8_t* source, int opacity, const std::uint8_t* cover, std::uint8_t* pixels,
               int count);

}  // namespace homebound::render
