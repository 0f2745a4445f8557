// Numbers as the tape holds them: short where they are small.
#pragma once

#include <bit>
#include <cstdint>
#include <string>

namespace homebound::exporting {

// Seven bits a byte, the lowest first (LEB128).
inline void put(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>((number & 0x7F) | 0x80);
  bytes += static_cast<char>(number);
}
// Numbers near 0 are short, whatever their sign.
inline void put_signed(std::string& bytes, std::int64_t number) {
  put(bytes, (static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63));
}
// Four bytes, the lowest first.
inline void put_float(std::string& bytes, float number) {
  const auto bits = std::bit_cast<std::uint32_t>(number);
  for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(bits >> shift & 0xFF);
}
inline void put_text(std::string& bytes, const std::string& text) {
  put(bytes, text.size());
  bytes += text;
}

}  // namespace homebound::exporting
