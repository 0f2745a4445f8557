// RGB to Y'CbCr as films keep it.
#pragma once

#include "drawing/drawing.h"
#include "exporting/film/libav.h"
#include "render/raster/coverage.h"

namespace homebound::exporting {

// Converts the `changed` pixels (and with 4:2:0 the colour of their neighbours) into `frame`, whose other
// pixels stay. Matrix of ITU-R BT.709-6 (item 3.2 to 3.5) in limited range: Y 16..235, Cb and Cr 16..240, or
// four times that with ten bits; alpha in full range. `frame`: AV_PIX_FMT_YUV420P, YUVA420P, YUV444P10 or
// YUVA444P10. The colour of 4:2:0 lies on the even columns, between two rows (MPEG-2's "left"), weighed 1:2:1
// across.
void to_yuv(const drawing::Pixels& picture, const render::PixelRect& changed, AVFrame& frame);

}  // namespace homebound::exporting
