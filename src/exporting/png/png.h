// Writes and reads PNG pictures (W3C PNG, third edition), compressed on all cores. The same pixels and
// metadata always give the same bytes.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "base/output_file.h"
#include "drawing/drawing.h"
#include "exporting/png/png_data.h"

namespace homebound::exporting {

// The file's metadata. Empty texts are omitted.
struct PngMetadata {
  double dpi = 96;  // pixels per inch
  std::string title, description, source;
  std::optional<Instant> created;
  std::string scene;  // drawing::digest of the drawing shown
};

// Returns the keywords and texts to write, in order.
std::vector<std::pair<std::string, std::string>> texts_of(const PngMetadata& metadata);

// Encodes a picture that arrives in strips from the top, so that it is never in memory as a whole.
class PngStream {
 public:
  // Passes the file's bytes to `write` in order. `opaque` omits alpha. Throws Error when width or height is
  // not positive.
  PngStream(std::function<void(std::string_view)> write, int width, int height, bool opaque,
            const PngMetadata& metadata);
  // Adds the next strip. Every strip but the last must have a multiple of 128 rows (PngData::band_rows); the
  // last one completes the file. The division into strips does not change the bytes.
  void add(const drawing::PixelRows& strip);

 private:
  std::function<void(std::string_view)> write_;
  int width_, rows_left_;
  PngData data_;
};

// Returns the bytes of a PNG: RGB when every pixel is opaque, else RGBA; 8 bits, tagged as sRGB. Throws Error
// when width or height is not positive.
std::string png(const drawing::Pixels& pixels, const PngMetadata& metadata = {});
// Writes that PNG to a file, whole or not at all, and reads it back before giving it its name. Throws Error
// with the file and the reason.
void write_png(const drawing::Pixels& pixels, const std::filesystem::path& file,
               const PngMetadata& metadata = {});

// Reads the written file back before it takes its name. Throws Error unless it is a whole PNG of that size.
void check_png(const OutputFile& output, int width, int height);

// Reads any PNG as 8-bit sRGB. Throws Error with the file and the reason.
drawing::Pixels read_png(const std::filesystem::path& file);

}  // namespace homebound::exporting
