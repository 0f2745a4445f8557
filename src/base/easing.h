// Easing curves: how a movement speeds up and slows down between its beginning and its end.
//
//   linear   x                         in      1 - cos(x pi / 2)    slow at first
//   out      sin(x pi / 2)             in-out  (1 - cos(x pi)) / 2  slow at both ends
//
// Each curve rises from 0 at 0 to 1 at 1 and never falls, so it has an inverse (Penner's sine easings).
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace homebound {

// The order is that of easing_names.
enum class Easing { linear, in, out, in_out };
inline constexpr std::array<std::string_view, 4> easing_names{"linear", "in", "out", "in-out"};
// Returns nullopt for an unknown name.
std::optional<Easing> easing_named(std::string_view name);

double eased(Easing easing, double share);     // clamps `share` to 0..1
double share_of(Easing easing, double eased);  // the inverse of eased()
double speed_of(Easing easing, double share);  // the derivative of eased(); 1 for linear

}  // namespace homebound
