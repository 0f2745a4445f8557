#include "data/fold.h"

#include <cstddef>

namespace homebound::data {
namespace {

// Base letters of U+00C0..U+017F.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
    "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin.size() == 0x180 - 0xC0);
// Base letters of U+1EA0..U+1EF9, Vietnamese.
constexpr std::string_view vietnamese =
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy";
static_assert(vietnamese.size() == 0x1EFA - 0x1EA0);

char32_t base_letter(char32_t c) {
  if (c >= 'A' && c <= 'Z') return c - 'A' + 'a';
  if (c >= 0xC0 && c < 0x180) return static_cast<char32_t>(latin[c - 0xC0]);
  if (c >= 0x1EA0 && c < 0x1EFA) return static_cast<char32_t>(vietnamese[c - 0x1EA0]);
  switch (c) {
    case 0x1A0:
    case 0x1A1:
      return 'o';
    case 0x1AF:
    case 0x1B0:
      return 'u';
    case 0x218:
    case 0x219:
      return 's';
    case 0x21A:
    case 0x21B:
      return 't';
    case '-':
    case '/':
    case ',':
    case '.':
    case '(':
    case ')':
    case 0x2010:
    case 0x2013:
    case 0x2014:
      return ' ';
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x2BB:
    case 0x2BC:
      return 0;
    default:
      return c;
  }
}

struct Decoded {
  char32_t point;
  std::size_t bytes;
};

// One code point; a malformed byte is none that any letter has.
Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0x80) return {lead, 1};
  if (bytes == 1 || bytes > text.size()) return {0xFFFFFFFF, 1};
  char32_t point = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) point = point << 6 | (byte(i) & 0x3FU);
  return {point, bytes};
}

}  // namespace

std::string folded(std::string_view utf8) {
  std::string result;
  result.reserve(utf8.size());
  while (!utf8.empty()) {
    const auto [point, bytes] = decode(utf8);
    const char32_t letter = base_letter(point);
    if (letter == ' ') {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else if (letter == point) {
      result += utf8.substr(0, bytes);
    } else if (letter != 0) {
      result += static_cast<char>(letter);
    }
    utf8.remove_prefix(bytes);
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace homebound::data
