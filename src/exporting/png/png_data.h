// The pixel data of a PNG: filtered rows in one zlib stream.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drawing/pixel_rows.h"

namespace homebound::exporting {

class PngData {
 public:
  // Rows in a band. Bands are compressed at the same time, each ending on a byte boundary (a sync flush),
  // and joined. Fixed, so that the bytes do not depend on the number of cores.
  static constexpr int band_rows = 128;

  // Of a picture of so many rows. `opaque`: three bytes a pixel, alpha left out.
  PngData(int height, bool opaque) : rows_left_(height), opaque_(opaque) {}

  // The contents of the next IDAT chunks: those of the next rows, whole bands but for the last.
  std::vector<std::string> add(const drawing::PixelRows& strip);

 private:
  int rows_left_;
  bool opaque_, begun_ = false;
  std::vector<std::uint8_t> above_;  // the last row so far
  unsigned long adler_ = 1;          // Adler-32 of all so far
};

}  // namespace homebound::exporting
