// Verifies PNG files by their structure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homebound::exporting {

struct PngFacts {
  int width = 0, height = 0;                               // pixels
  std::vector<std::pair<std::string, std::string>> texts;  // keywords and texts, in order
};

// Returns the size and texts of a PNG; nullopt unless the bytes run from its signature to IEND and every
// chunk's checksum is right.
std::optional<PngFacts> facts_of_png(std::string_view bytes);
// Does the same for a file; also returns nullopt when it cannot be read.
std::optional<PngFacts> whole_png(const std::filesystem::path& file);

}  // namespace homebound::exporting
