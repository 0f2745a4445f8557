// PNG pictures (W3C PNG, third edition), compressed on all cores. The same pixels and metadata always give
// the same bytes.
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

// What the file says about itself. Empty texts are left out.
struct PngMetadata {
  double dpi = 96;  // pixels an inch
  std::string title, description, source;
  std::optional<Instant> created;
  std::string scene;  // drawing::digest of what it shows
};

// What stands in the file: keywords and texts, in order.
std::vector<std::pair<std::string, std::string>> texts_of(const PngMetadata& metadata);

// A picture that comes in strips from the top, so that it need not be held as a whole.
class PngStream {
 public:
  // `write` gets the file's bytes in order. `opaque`: alpha is left out. Throws Error when the size is none.
  PngStream(std::function<void(std::string_view)> write, int width, int height, bool opaque,
            const PngMetadata& metadata);
  // Strips have a multiple of 128 rows (PngData::band_rows), but for the last, with which the file is whole.
  // How the picture is cut into strips does not change the bytes.
  void add(const drawing::PixelRows& strip);

 private:
  std::function<void(std::string_view)> write_;
  int width_, rows_left_;
  PngData data_;
};

// RGB when every pixel is opaque, else RGBA; 8 bits, marked as sRGB. Throws Error when the size is none.
std::string png(const drawing::Pixels& pixels, const PngMetadata& metadata = {});
// The same into a file, whole or not at all, and read back before it takes its name. Throws Error naming the
// file and the reason.
void write_png(const drawing::Pixels& pixels, const std::filesystem::path& file,
               const PngMetadata& metadata = {});

// Reads what has been written back before it takes its name; throws Error unless it is a whole PNG of that
// size.
void check_png(const OutputFile& output, int width, int height);

// Any PNG as 8-bit sRGB. Throws Error naming the file and the reason.
drawing::Pixels read_png(const std::filesystem::path& file);

}  // namespace homebound::exporting
