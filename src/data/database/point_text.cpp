#include "data/database/point_text.h"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace homebound::data {
namespace {

// The order of bytes (little-endian), the type (a point with a system), and the system: 4326.
constexpr std::string_view head = "0101000020E6100000";
constexpr std::size_t digits = 16;  // of a coordinate

std::optional<double> coordinate(std::string_view hex) {
  std::uint64_t bits = 0;
  for (std::size_t i = digits; i > 0; i -= 2) {
    std::uint8_t byte = 0;
    const char* end = hex.data() + i;
    if (std::from_chars(end - 2, end, byte, 16).ptr != end) return std::nullopt;
    bits = bits << 8U | byte;
  }
  return std::bit_cast<double>(bits);
}

}  // namespace

std::optional<std::string> point_text(std::string_view hex) {
  if (hex.size() != head.size() + 2 * digits || !hex.starts_with(head)) return std::nullopt;
  const auto lon = coordinate(hex.substr(head.size(), digits)),
             lat = coordinate(hex.substr(head.size() + digits));
  if (!lon || !lat) return std::nullopt;
  if (std::isnan(*lon) || std::isnan(*lat)) return "";  // an empty point
  return fmt::format("POINT ({} {})", *lon, *lat);
}

}  // namespace homebound::data
