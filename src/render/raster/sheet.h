// Composes colours and pictures through coverages into one picture. A picture remembers tile by tile what
// lies on it, so that only the tiles that change are composed again.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "render/raster/blend.h"
#include "render/raster/coverage.h"
#include "render/raster/key.h"

namespace homebound::render {

// Premultiplied pixels of the page; rows run from the top, without padding.
struct Block {
  PixelRect at;
  std::unique_ptr<std::uint8_t[]> pixels;  // null until something is composed or drawn
  // One hash per tile, row by row, of what lies there; 0 where the tile is transparent and its pixels may
  // be anything. Empty when unknown.
  std::vector<Key> tiles;
  bool opaque = false;

  std::uint8_t* row(int x, int y) const {
    return pixels.get() + (static_cast<std::size_t>(y - at.top) * static_cast<std::size_t>(at.width()) +
                           static_cast<std::size_t>(x - at.left)) *
                              4;
  }
};
// Makes a block with room for its pixels, which are left uninitialised: zeros would be written twice.
Block block_of(const PixelRect& at);

// Returns the parts of a block that may not be transparent, as rectangles that do not overlap.
std::vector<PixelRect> inked(const Block& block);

// Returns the pixels of `area`, extended to the border of a tile of `page`: a block there has its tiles
// where the page has them.
PixelRect from_tile_border(const PixelRect& area, const PixelRect& page);

// Another picture as a paint's source. If it has tiles, it begins at the border of a tile of the composed
// picture and lies within it; an opaque one is as large.
struct FromBlock {
  std::shared_ptr<const Block> block;
  float opacity = 1;
};

// A colour or a picture laid through a coverage.
struct Paint {
  Key key = 0;                                         // of the coverage: equal keys mean equal coverages
  std::function<std::unique_ptr<Coverage>()> prepare;  // may run on any thread; null covers all of the block
  std::size_t points = 0;                              // effort of prepare()
  std::variant<Tint, FromBlock> source;
  Key source_key = 0;  // of a block without tiles
};

// A background and the paints laid on it.
struct Sheet {
  Tint background;
  std::vector<Paint> paints;  // from the bottom up
};

// Composes sheets into blocks; keeps the extents of paints from one draw to the next.
class Compositor {
 public:
  explicit Compositor(Order order) : order_(order) {}
  // Brings a block up to date with a sheet and returns the pixels that changed. The block's `at` is kept;
  // its pixels and tiles must match it or be empty. `whole` makes it write transparent pixels, too.
  std::vector<PixelRect> compose(const Sheet& sheet, Block& block, bool whole = false);
  // Returns the tiles of `within` on which the sheet's paints lie, as one rectangle.
  PixelRect reach(const Sheet& sheet, const PixelRect& within);
  // Ends a draw: forgets paints that it did not use.
  void trim();

 private:
  // The columns of each band in which a paint can be seen.
  struct Extent {
    int first_band = 0;
    std::vector<Columns> bands;
    bool used = true;

    Columns in_band(int k) const {
      const int i = k - first_band;
      return i >= 0 && i < std::ssize(bands) ? bands[static_cast<std::size_t>(i)] : Columns{};
    }
  };
  struct Seen {  // a paint of the current sheet
    const Paint* paint = nullptr;
    const Extent* extent = nullptr;
    std::unique_ptr<Coverage> coverage;  // set once it is needed
  };

  std::vector<Seen> seen_in(const Sheet& sheet);
  static void lay(const FromBlock& from, const Seen& s, const PixelRect& area, Block& block);
  void compose_run(const Sheet& sheet, std::span<const Seen> seen, Block& block, const PixelRect& run) const;

  Order order_;
  std::unordered_map<Key, Extent> extents_;
};

}  // namespace homebound::render
