// What is composed into one picture: colours and pictures through coverages. A picture remembers tile by tile
// what lies on it, so that only the tiles that come out different are composed again.
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

// Premultiplied pixels of the page, rows downwards, without padding.
struct Block {
  PixelRect at;
  std::unique_ptr<std::uint8_t[]> pixels;  // none before something is composed or drawn
  // A hash a tile, row by row, of what lies there; 0 where it is transparent and the pixels may be anything.
  // Empty: unknown.
  std::vector<Key> tiles;
  bool opaque = false;

  std::uint8_t* row(int x, int y) const {
    return pixels.get() + (static_cast<std::size_t>(y - at.top) * static_cast<std::size_t>(at.width()) +
                           static_cast<std::size_t>(x - at.left)) *
                              4;
  }
};
// With room for its pixels, which are left as they come: zeros would be written twice.
Block block_of(const PixelRect& at);

// The pixels of `area`, from the border of a tile of `page` on: a block there has its tiles where the page
// has.
PixelRect from_tile_border(const PixelRect& area, const PixelRect& page);

// Another picture as a paint's source. With tiles it begins at the border of a tile of the picture composed,
// and lies within it; an opaque one is as large.
struct FromBlock {
  std::shared_ptr<const Block> block;
  float opacity = 1;
};

struct Paint {
  Key key = 0;                                         // of the coverage: equal keys, equal coverages
  std::function<std::unique_ptr<Coverage>()> prepare;  // may run on any thread; none: all of the block
  std::size_t points = 0;                              // effort of prepare()
  std::variant<Tint, FromBlock> source;
  Key source_key = 0;  // of a block without tiles
};

struct Sheet {
  Tint background;
  std::vector<Paint> paints;  // from the lowest
};

class Compositor {
 public:
  explicit Compositor(Order order) : order_(order) {}
  // Brings a block up to date with a sheet; the pixels that changed. The block's `at` is kept, its pixels and
  // tiles belong to it or are empty.
  // `whole`: transparent pixels are written, too.
  std::vector<PixelRect> compose(const Sheet& sheet, Block& block, bool whole = false);
  // Ends a draw: forgets paints that it did not use.
  void trim();

 private:
  // In which columns of which bands a paint can be seen.
  struct Extent {
    int first_band = 0;
    std::vector<Columns> bands;
    bool used = true;

    Columns in_band(int k) const {
      const int i = k - first_band;
      return i >= 0 && i < std::ssize(bands) ? bands[static_cast<std::size_t>(i)] : Columns{};
    }
  };
  struct Seen {  // a paint of the sheet at hand
    const Paint* paint = nullptr;
    const Extent* extent = nullptr;
    std::unique_ptr<Coverage> coverage;  // once it is needed
  };

  std::vector<Seen> seen_in(const Sheet& sheet);
  static void lay(const FromBlock& from, const Seen& s, const PixelRect& area, Block& block);
  void compose_run(const Sheet& sheet, std::span<const Seen> seen, Block& block, const PixelRect& run) const;

  Order order_;
  std::unordered_map<Key, Extent> extents_;
};

}  // namespace homebound::render
