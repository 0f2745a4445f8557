// sRGB colours with straight (not premultiplied) alpha, components 0..1.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace homebound {

// Red, green, blue and alpha, 0..1.
struct Colour {
  float r = 0, g = 0, b = 0, a = 1;
  bool operator==(const Colour&) const = default;
  Colour with_alpha(float alpha) const { return {r, g, b, alpha}; }
  Colour faded(float factor) const { return {r, g, b, a * factor}; }
};

// Parses "#rgb", "#rrggbb" or "#rrggbbaa"; nullopt for any other text.
std::optional<Colour> parse_colour(std::string_view text);
std::string to_hex(Colour c);  // "#rrggbb", or "#rrggbbaa" when not opaque

// Returns the WCAG 2.1 contrast ratio of two opaque colours, 1..21.
double contrast_ratio(Colour a, Colour b);

}  // namespace homebound
