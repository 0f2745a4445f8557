// A view of pixels that other code holds.
#pragma once

#include <cstdint>
#include <span>

#include "drawing/drawing.h"

namespace homebound::drawing {

// Rows of pixels that other code holds: 8-bit sRGB, straight alpha, from the top, without padding.
struct PixelRows {
  int width = 0, height = 0;
  std::span<const std::uint8_t> rgba;

  PixelRows(int columns, int rows, std::span<const std::uint8_t> bytes)
      : width(columns), height(rows), rgba(bytes) {}
  PixelRows(const Pixels& p) : PixelRows(p.width, p.height, p.rgba) {}  // NOLINT: converts a whole picture
};

}  // namespace homebound::drawing
