// Turns glyph runs into coverage. Glyphs up to a size are kept as bitmaps, placed to a quarter pixel;
// larger ones are filled as paths.
#pragma once

#include <memory>
#include <mutex>
#include <unordered_map>

#include "drawing/drawing.h"
#include "render/raster/coverage.h"
#include "render/raster/key.h"

namespace homebound::render {

// Thread-safe except for trim().
class Glyphs {
 public:
  // Returns the coverage of the glyphs of a run; `scale` is in pixels per page unit.
  std::unique_ptr<Coverage> letters(const drawing::GlyphRun& run, double scale, const PixelRect& clip);
  // Returns the coverage of the glyphs and everything within run.halo_width around them.
  std::unique_ptr<Coverage> halo(const drawing::GlyphRun& run, double scale, const PixelRect& clip);
  // Forgets all bitmaps when they have become too many. Call it between draws.
  void trim();

 private:
  std::unique_ptr<Coverage> coverage(const drawing::GlyphRun& run, double scale, double halo,
                                     const PixelRect& clip);
  const Bitmap& glyph(const drawing::Font& font, std::uint32_t id, double em, double halo, int phase_x,
                      int phase_y);

  std::mutex mutex_;
  std::unordered_map<Key, Bitmap> bitmaps_;  // relative to the pixel of the glyph's origin
  // Keeps the fonts of the bitmaps alive, so that no other font takes their addresses.
  std::unordered_map<const drawing::Font*, std::shared_ptr<const drawing::Font>> fonts_;
  std::size_t bytes_ = 0;
};

}  // namespace homebound::render
