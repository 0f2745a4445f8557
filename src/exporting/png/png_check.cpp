#include "exporting/png/png_check.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

#include <zlib.h>

namespace homebound::exporting {
namespace {

std::size_t big_endian(std::string_view bytes) {
  std::size_t value = 0;
  for (const char c : bytes.substr(0, 4)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// Returns the text after a keyword. In iTXt, flags, method, language and translated keyword precede it.
std::string_view text_of(std::string_view type, std::string_view after) {
  if (type == "tEXt") return after;
  after.remove_prefix(std::min<std::size_t>(2, after.size()));
  for (int i = 0; i < 2; ++i) after.remove_prefix(std::min(after.find('\0') + 1, after.size()));
  return after;
}

}  // namespace

std::optional<PngFacts> facts_of_png(std::string_view rest) {
  constexpr std::string_view signature = "\x89PNG\r\n\x1a\n";
  if (!rest.starts_with(signature)) return std::nullopt;
  rest.remove_prefix(signature.size());
  PngFacts facts;
  while (rest.size() >= 12) {
    const std::size_t size = big_endian(rest);
    if (size > rest.size() - 12) return std::nullopt;
    const std::string_view summed = rest.substr(4, 4 + size), type = summed.substr(0, 4),
                           data = summed.substr(4);
    if (crc32_z(0, reinterpret_cast<const Bytef*>(summed.data()), summed.size()) !=
        big_endian(rest.substr(8 + size)))
      return std::nullopt;
    rest.remove_prefix(12 + size);
    if (type == "IHDR" && size >= 8) {
      facts.width = static_cast<int>(big_endian(data)),
      facts.height = static_cast<int>(big_endian(data.substr(4)));
    } else if (type == "tEXt" || type == "iTXt") {
      const std::size_t end = data.find('\0');
      if (end == data.npos) return std::nullopt;
      facts.texts.emplace_back(data.substr(0, end), text_of(type, data.substr(end + 1)));
    } else if (type == "IEND") {
      const bool whole = rest.empty() && facts.width > 0 && facts.height > 0;
      return whole ? std::optional(facts) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<PngFacts> whole_png(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return facts_of_png(std::string{std::istreambuf_iterator<char>(stream), {}});
}

}  // namespace homebound::exporting
