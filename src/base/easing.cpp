#include "base/easing.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace homebound {

using std::numbers::pi;

std::optional<Easing> easing_named(std::string_view name) {
  for (std::size_t i = 0; i < easing_names.size(); ++i)
    if (easing_names[i] == name) return static_cast<Easing>(i);
  return std::nullopt;
}

double eased(Easing easing, double share) {
  const double x = std::clamp(share, 0.0, 1.0);
  switch (easing) {
    case Easing::in:
      return 1 - std::cos(x * pi / 2);
    case Easing::out:
      return std::sin(x * pi / 2);
    case Easing::in_out:
      return (1 - std::cos(x * pi)) / 2;
    default:
      return x;
  }
}

double share_of(Easing easing, double eased) {
  const double y = std::clamp(eased, 0.0, 1.0);
  switch (easing) {
    case Easing::in:
      return std::acos(1 - y) * 2 / pi;
    case Easing::out:
      return std::asin(y) * 2 / pi;
    case Easing::in_out:
      return std::acos(1 - 2 * y) / pi;
    default:
      return y;
  }
}

double speed_of(Easing easing, double share) {
  const double x = std::clamp(share, 0.0, 1.0);
  switch (easing) {
    case Easing::in:
      return std::sin(x * pi / 2) * pi / 2;
    case Easing::out:
      return std::cos(x * pi / 2) * pi / 2;
    case Easing::in_out:
      return std::sin(x * pi) * pi / 2;
    default:
      return 1;
  }
}

}  // namespace homebound
