#pragma once

#include <cstdint>
#include <span>

#include "drawing/drawing.h"

namespace homebound::drawing {

// Rows of pixels that somebody else holds: 8-bit sRGB, straight alpha, from the top, no padding.
struct PixelRows {
  int width = 0, height = 0;
  std::span<const std::uint8_t> rgba;

  PixelRows(int columns, int rows, std::span<const std::uint8_t> bytes)
      : width(columns), height(rows), rgba(bytes) {}
  PixelRows(const Pixels& p) : PixelRows(p.width, p.height, p.rgba) {}  // NOLINT: all of a picture
};

}  // namespace homebound::drawing
