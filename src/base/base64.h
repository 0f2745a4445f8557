// Bytes as text, for files that hold pictures and the like among letters.
#pragma once

#include <string>
#include <string_view>

namespace homebound {

// Encodes bytes in base64 (RFC 4648), with padding.
std::string base64(std::string_view bytes);

}  // namespace homebound
