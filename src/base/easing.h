// How something speeds up and slows down between its beginning and its end.
//
//   linear   x                         in      1 - cos(x pi / 2)    slow at first
//   out      sin(x pi / 2)             in-out  (1 - cos(x pi)) / 2  slow at both ends
//
// Each goes from 0 at 0 to 1 at 1 and always rises, so that it can be turned round (Penner's sine easings).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace homebound {

enum class Easing { linear, in, out, in_out };
inline constexpr std::array<std::string_view, 4> easing_names{"linear", "in", "out", "in-out"};
std::optional<Easing> easing_named(std::string_view name);

double eased(Easing easing, double share);     // share 0..1, clamped
double share_of(Easing easing, double eased);  // the inverse
double speed_of(Easing easing, double share);  // the derivative; 1 for linear

}  // namespace homebound
