// Converts RGB to the Y'CbCr of films.
#pragma once

#include "drawing/drawing.h"
#include "exporting/film/libav.h"
#include "render/raster/coverage.h"

namespace homebound::exporting {

// Converts the `changed` pixels (and with 4:2:0 the chroma of their neighbours) into `frame` and leaves its
// other pixels alone. The matrix is that of ITU-R BT.709-6 (items 3.2 to 3.5) in limited range: Y 16..235, Cb
// and Cr 16..240, or four times that with ten bits; alpha has full range. `frame` must be AV_PIX_FMT_YUV420P,
// YUVA420P, YUV444P10 or YUVA444P10. 4:2:0 chroma is sited on the even columns, between two rows (MPEG-2's
// "left"), and weighted 1:2:1 horizontally.
void to_yuv(const drawing::Pixels& picture, const render::PixelRect& changed, AVFrame& frame);

}  // namespace homebound::exporting
