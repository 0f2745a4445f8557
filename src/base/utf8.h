// Characters in UTF-8.
#pragma once

#include <string>

namespace homebound {

// Whether a byte goes on with the character that began before it.
inline bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

// Takes the last character away, if there is one.
inline void pop_character(std::string& text) {
  while (!text.empty() && continues_character(text.back())) text.pop_back();
  if (!text.empty()) text.pop_back();
}

}  // namespace homebound
