#include "base/colour.h"

#include <cmath>

#include <fmt/format.h>

namespace homebound {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

double luminance(Colour c) {
  const auto linear = [](float v) { return v <= 0.04045F ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

int byte(float v) { return static_cast<int>(std::lround(v * 255)); }

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.empty() || text.front() != '#') return std::nullopt;
  text.remove_prefix(1);
  if (text.size() != 3 && text.size() != 6 && text.size() != 8) return std::nullopt;
  const std::size_t digits = text.size() == 3 ? 1 : 2;
  float v[4] = {0, 0, 0, 1};
  for (std::size_t i = 0; i * digits < text.size(); ++i) {
    const int high = hex_digit(text[i * digits]), low = hex_digit(text[i * digits + digits - 1]);
    if (high < 0 || low < 0) return std::nullopt;
    v[i] = static_cast<float>(high * 16 + low) / 255.F;
  }
  return Colour{v[0], v[1], v[2], v[3]};
}

std::string to_hex(Colour c) {
  const std::string rgb = fmt::format("#{:02x}{:02x}{:02x}", byte(c.r), byte(c.g), byte(c.b));
  return c.a < 1 ? fmt::format("{}{:02x}", rgb, byte(c.a)) : rgb;
}

double contrast_ratio(Colour a, Colour b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace homebound
