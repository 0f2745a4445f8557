// Reduces pictures to GIF's palette: 255 colours and a transparent one.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "exporting/film/frame_queue.h"

namespace homebound::exporting {

// Colours as 0xAARRGGBB. The last entry is transparent.
using Palette = std::array<std::uint32_t, 256>;
inline constexpr std::uint8_t clear_index = 255;

// The number of pixels of each opaque colour, 0xRRGGBB.
using Histogram = std::unordered_map<std::uint32_t, std::uint32_t>;
void count_colours(const drawing::Pixels& picture, const render::PixelRect& at, Histogram& histogram);

// Chooses 255 colours by repeatedly splitting boxes of colours: the box with the largest deviation from its
// mean is cut at the mean, across its longest axis (after Heckbert, "Color image quantization for frame
// buffer display", 1982, and Wu, 1991). A box in which one colour makes up half yields exactly that colour,
// so that flat areas stay unchanged. A colour's weight is the square root of its pixel count, because lines
// matter more than their area.
Palette palette_of(const Histogram& histogram);

// Converts the frames of one film. Colours are chosen from the first frame and kept, so that nothing
// flickers, until a frame has too many pixels that they represent badly. Intermediate colours are dithered
// with a fixed 4 x 4 pattern (Knoll, US patent 6 606 166, expired), which is stable from frame to frame,
// unlike error diffusion.
class Palettiser {
 public:
  // Chooses new colours if needed. Returns the rectangles to draw: the changed ones or, with new colours, the
  // whole frame.
  std::vector<render::PixelRect> prepare(const WholeFrame& frame);
  void draw(const drawing::Pixels& picture, const render::PixelRect& at, std::uint8_t* indices, int stride);
  const Palette& colours() const { return palette_; }

 private:
  using Mix = std::array<std::uint8_t, 16>;  // palette indices by position in the pattern
  const Mix& mix_of(std::uint32_t colour);
  double badly_shown(const Histogram& histogram) const;  // in pixels

  Palette palette_{};
  std::unordered_map<std::uint32_t, Mix> mixes_;
  double usual_ = -1;  // badly shown pixels of the frame from which the colours were chosen
};

}  // namespace homebound::exporting
