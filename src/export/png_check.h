// A PNG picture read back.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace homebound::exporting {

struct PngFacts {
  int width = 0, height = 0;
  std::vector<std::pair<std::string, std::string>> texts;  // keyword and text, in order
};

// Nothing unless the file is a PNG from its signature to IEND, with every chunk's checksum right.
std::optional<PngFacts> whole_png(const std::filesystem::path& file);

}  // namespace homebound::exporting
