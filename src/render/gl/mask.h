// Coverage cut into tiles: nothing is kept of empty ones, nothing but the place of full ones.
#pragma once

#include <memory>
#include <span>

#include "render/gl/coverage.h"

namespace homebound::render {

struct Tile {
  PixelRect at;
  std::size_t bytes = 0;  // where its rows begin in Mask::bytes
};

struct Mask {
  std::vector<PixelRect> solid;
  std::vector<Tile> partial;
  std::vector<std::uint8_t> bytes;
};

// One tile of the whole bitmap.
Mask mask_of(Bitmap bitmap);

// Worked out by several threads when that is worth while. A null pointer gives an empty mask.
std::vector<Mask> masks_of(std::span<const std::unique_ptr<Coverage>> shapes);

}  // namespace homebound::render
