#include "session/look/strip.h"

#include <algorithm>

namespace homebound::session {
namespace {

constexpr double narrowest = 1e-3;

Strip placed(double from, double width) {
  from = std::clamp(from, 0.0, 1 - width);
  return {from, from + width};
}

}  // namespace

Strip zoomed(const Strip& strip, double at, double factor) {
  const double width = std::clamp(strip.width() / factor, narrowest, 1.0);
  return placed(strip.at(at) - width * at, width);
}

Strip panned(const Strip& strip, double by) { return placed(strip.from + by * strip.width(), strip.width()); }

Strip showing(const Strip& strip, double share) {
  if (share >= strip.from && share <= strip.to) return strip;
  return placed(share - strip.width() / 2, strip.width());
}

}  // namespace homebound::session
