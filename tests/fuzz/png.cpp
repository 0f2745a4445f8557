// Whether a PNG is whole. Bytes at random have no right checksums, so they are also tried with right ones.
#include <algorithm>
#include <string>

#include <zlib.h>

#include "exporting/png/png_check.h"
#include "promises.h"
#include "targets.h"

namespace homebound::fuzz {
namespace {

// Each chunk with the checksum of its contents.
std::string with_checksums(std::string bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  for (std::size_t at = 8; at + 12 <= bytes.size();) {
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i) size = size << 8 | byte(at + i);
    size = std::min(size, bytes.size() - at - 12);
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(size >> (24 - 8 * i));
    const auto sum = crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data() + at + 4), size + 4);
    for (std::size_t i = 0; i < 4; ++i) bytes[at + 8 + size + i] = static_cast<char>(sum >> (24 - 8 * i));
    at += 12 + size;
  }
  return bytes;
}

void check(const std::string& bytes) {
  const auto facts = exporting::facts_of_png(bytes);
  if (!facts) return;
  must(facts->width > 0 && facts->height > 0, "a picture has a size");
  for (const auto& [keyword, text] : facts->texts) {
    must(keyword.find('\0') == keyword.npos, "a keyword ends at its zero byte");
    must(bytes.find(keyword) != bytes.npos && bytes.find(text) != bytes.npos, "texts stand in the file");
  }
  must(!exporting::facts_of_png(bytes + '\0'), "nothing follows the end of a picture");
  for (const std::size_t cut : {1u, 4u, 12u})
    must(!exporting::facts_of_png(bytes.substr(0, bytes.size() - cut)),
         "a picture that is cut short is not whole");
}

}  // namespace

void png(std::string_view input) {
  const std::string bytes(input);
  check(bytes);
  check(with_checksums(bytes));
}

}  // namespace homebound::fuzz
