// A PNG picture read back.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homebound::exporting {

struct PngFacts {
  int width = 0, height = 0;
  std::vector<std::pair<std::string, std::string>> texts;  // keyword and text, in order
};

// Nothing unless these are the bytes of a PNG of some size from its signature to IEND, with every chunk's
// checksum right.
std::optional<PngFacts> facts_of_png(std::string_view bytes);
std::optional<PngFacts> whole_png(const std::filesystem::path& file);

}  // namespace homebound::exporting
