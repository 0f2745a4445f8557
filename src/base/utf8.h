// Characters (Unicode code points) in UTF-8, as defined by RFC 3629.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace homebound {

// Replaces a byte that belongs to no character.
inline constexpr char32_t replacement_character = U'\uFFFD';

struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;
  // Tells whether this stands for a malformed byte; a real U+FFFD in a text has three bytes.
  bool malformed() const { return code == replacement_character && bytes == 1; }
};

Character long_character_at(std::string_view text, std::size_t at);  // for characters beyond ASCII

// Returns the character that begins at byte `at`, which must lie within `text`.
inline Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  return byte < 0x80 ? Character{byte, 1} : long_character_at(text, at);
}

// Returns all characters, with a replacement character for each malformed byte.
std::u32string characters_of(std::string_view text);

// Returns the text with a replacement character for each malformed byte.
std::string well_formed(std::string text);

// Returns the beginning of a text, for messages: at most `longest` bytes of whole characters, followed by
// "…" when text was cut off.
std::string shortened(std::string_view text, std::size_t longest = 60);

// Appends a character; `code` is at most U+10FFFF.
void append_character(std::string& text, char32_t code);

// Tells whether a byte continues a character that began earlier.
inline bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Removes the last character, if there is one.
inline void pop_character(std::string& text) {
  while (!text.empty() && continues_character(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace homebound
