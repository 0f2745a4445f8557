// Digests by which anybody can tell, with common tools, whether bytes are the same.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace homebound {

using Sha256 = std::array<std::uint8_t, 32>;

// Returns the SHA-256 digest of bytes (FIPS 180-4).
Sha256 sha256(std::string_view bytes);
// Returns a digest as 64 hexadecimal digits.
std::string to_hex(const Sha256& digest);

}  // namespace homebound
