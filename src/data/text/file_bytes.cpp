#include "data/text/file_bytes.h"

#include <algorithm>
#include <fstream>

namespace homebound::data {

std::optional<std::string> first_bytes(const std::filesystem::path& file, std::uintmax_t most) {
  std::error_code problem;
  std::ifstream in(file, std::ios::binary);
  if (!in || !std::filesystem::is_regular_file(file, problem)) return std::nullopt;
  const std::uintmax_t size = std::filesystem::file_size(file, problem);
  if (problem) return std::nullopt;
  std::string bytes(std::min(size, most), '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

}  // namespace homebound::data
