// Documents as other programs draw them.
#pragma once

#include <filesystem>
#include <sstream>

#include "drawing/drawing.h"
#include "support/process.h"

namespace homebound::test {

// A binary PPM (P6): width, height, 255, then red, green and blue. Nothing of anything else.
inline drawing::Pixels read_ppm(const std::string& bytes) {
  std::istringstream stream(bytes);
  std::string magic;
  int most = 0;
  drawing::Pixels p;
  stream >> magic >> p.width >> p.height >> most;
  stream.get();
  if (magic != "P6" || most != 255) return {};
  for (char c[3]; stream.read(c, 3);) {
    for (const char channel : c) p.rgba.push_back(static_cast<std::uint8_t>(channel));
    p.rgba.push_back(255);
  }
  return p;
}

// The first page by poppler, at 1 pixel a page unit. Poppler samples a pixel at 4 x 4 points and makes thin
// lines a pixel wide: it draws twice as large.
inline drawing::Pixels drawn_pdf(const std::filesystem::path& file) {
  return read_ppm(
      run("pdftoppm -r 192 -l 1 " + file.string() + " | convert - -filter box -resize 50% -depth 8 ppm:-")
          .out);
}

// By librsvg, which takes fonts from the machine, not from the file.
inline drawing::Pixels drawn_svg(const std::filesystem::path& file) {
  return read_ppm(run("rsvg-convert -b white " + file.string() + " | convert - -depth 8 ppm:-").out);
}

}  // namespace homebound::test
