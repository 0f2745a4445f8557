#include "base/utf8.h"

namespace homebound {

Character long_character_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  constexpr Character malformed{replacement_character, 1};
  const unsigned char lead = byte(0);
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || at + bytes > text.size()) return malformed;
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!continues_character(text[at + i])) return malformed;
    code = code << 6 | (byte(i) & 0x3FU);
  }
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};  // by the number of bytes
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return code < least[bytes] || surrogate || code > 0x10FFFF ? malformed : Character{code, bytes};
}

std::u32string characters_of(std::string_view text) {
  std::u32string all;
  all.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    all += c.code;
    at += c.bytes;
  }
  return all;
}

std::string well_formed(std::string text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (c.malformed()) break;
    at += c.bytes;
  }
  if (at == text.size()) return text;
  std::string result;
  result.reserve(text.size() + 2);
  for (const char32_t code : characters_of(text)) append_character(result, code);
  return result;
}

std::string shortened(std::string_view text, std::size_t longest) {
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && continues_character(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

void append_character(std::string& text, char32_t code) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
  const auto add_rest = [&](int shift) { add(0x80U | (code >> shift & 0x3FU)); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xC0U | code >> 6);
  } else if (code < 0x10000) {
    add(0xE0U | code >> 12), add_rest(6);
  } else {
    add(0xF0U | code >> 18), add_rest(12), add_rest(6);
  }
  add_rest(0);
}

}  // namespace homebound
