#include "compose/routes/route_form.h"

#include <algorithm>
#include <cmath>

namespace homebound::compose {
namespace {

using scenario::RoutesAs;

// The next form is alone where there is this many times the most. Ink grows with the square of the scale, the
// share that is left out far more slowly: both forms are seen together during about as long a zoom.
constexpr double fading = 1.05, fading_share = 1.01;
static_assert(fading < hidden);

// Returns how far a form has given way to the next: 0..1.
double given_way(double found, double most, double alone) {
  if (found <= most) return 0;
  return std::clamp(std::log(found / most) / std::log(alone), 0.0, 1.0);
}

}  // namespace

std::vector<RouteForm> forms_by_ink(const RouteInk& ink) {
  std::vector<RouteForm> forms;
  double left = 1;
  const auto take = [&](RoutesAs as, double given) {
    const double share = left * (1 - given);
    if (share > 0) forms.push_back({as, share});
    left -= share;
  };
  take(RoutesAs::flights, given_way(ink.flights, most_legible.flights, fading));
  if (left > 0) take(RoutesAs::corridors, given_way(ink.corridors, most_legible.corridors, fading));
  if (left > 0) take(RoutesAs::flows, given_way(ink.left_out, most_legible.left_out, fading_share));
  if (left > 0) take(RoutesAs::density, 0);
  return forms;
}

}  // namespace homebound::compose
