#include "compose/routes/route_form.h"

#include <algorithm>
#include <cmath>

namespace homebound::compose {
namespace {

using scenario::RoutesAs;

constexpr double fading = 1.05;  // the next form is alone where there is this many times the most

// Returns how far a form has given way to the next: 0..1.
double given_way(double found, double most) {
  if (found <= most) return 0;
  return std::clamp(std::log(found / most) / std::log(fading), 0.0, 1.0);
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
  take(RoutesAs::flights, given_way(ink.flights, most_legible.flights));
  if (left > 0) take(RoutesAs::corridors, given_way(ink.corridors, most_legible.corridors));
  if (left > 0) take(RoutesAs::flows, given_way(ink.left_out, most_legible.left_out));
  if (left > 0) take(RoutesAs::density, 0);
  return forms;
}

}  // namespace homebound::compose
