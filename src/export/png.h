// PNG pictures (W3C PNG, third edition), compressed on all cores. The same pixels and metadata always give
// the same bytes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/instant.h"
#include "scene/scene.h"

namespace homebound::exporting {

// What the file says about itself. Empty texts are left out.
struct PngMetadata {
  double dpi = 96;  // pixels an inch
  std::string title, description, source;
  std::optional<Instant> created;
  std::string scene;  // scene::digest of what it shows
};

// What stands in the file: keywords and texts, in order.
std::vector<std::pair<std::string, std::string>> texts_of(const PngMetadata& metadata);

// RGB when every pixel is opaque, else RGBA; 8 bits, marked as sRGB. Throws Error when the size is none.
std::string png(const scene::Pixels& pixels, const PngMetadata& metadata = {});
// The same into a file, whole or not at all, and read back before it takes its name. Throws Error naming the
// file and the reason.
void write_png(const scene::Pixels& pixels, const std::filesystem::path& file,
               const PngMetadata& metadata = {});

// Any PNG as 8-bit sRGB. Throws Error naming the file and the reason.
scene::Pixels read_png(const std::filesystem::path& file);

}  // namespace homebound::exporting
