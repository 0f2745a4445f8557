// Pictures with few colours, as GIF has them: 255 and one that lets everything through.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "exporting/film/frame_queue.h"

namespace homebound::exporting {

// Colours 0xAARRGGBB; the last is transparent.
using Palette = std::array<std::uint32_t, 256>;
inline constexpr std::uint8_t clear_index = 255;

// How many pixels have which opaque colour, 0xRRGGBB.
using Histogram = std::unordered_map<std::uint32_t, std::uint32_t>;
void count_colours(const drawing::Pixels& picture, const render::PixelRect& at, Histogram& histogram);

// The colours are put into boxes: the box whose colours differ most from its mean is cut at the mean, across
// its longest way, until there are 255 (after Heckbert, "Color image quantization for frame buffer display",
// 1982, and Wu, 1991). A box that one colour fills by half has just that colour, so that areas stay as they
// are. Pixels count by the square root of their number: lines matter more than their area.
Palette palette_of(const Histogram& histogram);

// The frames of one film. Colours are chosen from the first frame and kept, so that nothing flickers, until a
// frame has too many that they cannot show. What lies between two colours is mixed in a fixed pattern of 4 x
// 4 pixels (Knoll, US patent 6 606 166, expired), which stays put from frame to frame as error diffusion
// would not.
class Palettiser {
 public:
  // Chooses colours. What must be drawn: what changed or, with new colours, everything.
  std::vector<render::PixelRect> prepare(const WholeFrame& frame);
  void draw(const drawing::Pixels& picture, const render::PixelRect& at, std::uint8_t* indices, int stride);
  const Palette& colours() const { return palette_; }

 private:
  using Mix = std::array<std::uint8_t, 16>;  // by the place in the pattern
  const Mix& mix_of(std::uint32_t colour);
  double badly_shown(const Histogram& histogram) const;  // pixels

  Palette palette_{};
  std::unordered_map<std::uint32_t, Mix> mixes_;
  double usual_ = -1;  // badly shown pixels of the picture that the colours are from
};

}  // namespace homebound::exporting
