// Encodes the pixel data of a PNG: filtered rows in one zlib stream.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drawing/pixel_rows.h"

namespace homebound::exporting {

class PngData {
 public:
  // Rows per band. Bands are compressed in parallel, each ending on a byte boundary (a sync flush), and
  // joined. The number is fixed so that the bytes do not depend on the number of cores.
  static constexpr int band_rows = 128;

  // Encodes a picture of `height` rows. `opaque`: three bytes per pixel, without alpha.
  PngData(int height, bool opaque) : rows_left_(height), opaque_(opaque) {}

  // Returns the contents of the next IDAT chunks. Every strip but the last must hold whole bands.
  std::vector<std::string> add(const drawing::PixelRows& strip);

 private:
  int rows_left_;
  bool opaque_, begun_ = false;
  std::vector<std::uint8_t> above_;  // the last row encoded so far
  unsigned long adler_ = 1;          // Adler-32 of all rows so far
};

}  // namespace homebound::exporting
