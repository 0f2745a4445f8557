// Characters (Unicode code points) in UTF-8, as RFC 3629 has it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace homebound {

// Stands for a byte that belongs to no character.
inline constexpr char32_t replacement_character = U'\uFFFD';

struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;
  // Whether it is a byte of no character: a replacement character that a text holds has three.
  bool malformed() const { return code == replacement_character && bytes == 1; }
};

Character long_character_at(std::string_view text, std::size_t at);  // one beyond ASCII

// The character that begins at byte `at`, which lies within `text`.
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{byte, 1} : long_character_at(text, at);
}

// All characters, a replacement character for each malformed byte.
std::u32string characters_of(std::string_view text);

// The text with a replacement character for each malformed byte.
std::string well_formed(std::string text);

// The beginning of a text for a message, at most `longest` bytes in whole characters, with "…" where more
// follows.
std::string shortened(std::string_view text, std::size_t longest = 60);

// `code` is at most U+10FFFF.
void append_character(std::string& text, char32_t code);

// Whether a byte goes on with the character that began before it.
inline bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Takes the last character away, if there is one.
inline void pop_character(std::string& text) {
  while (!text.empty() && continues_character(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace homebound
