// How each leg is drawn: colour, width, dashes. The legend is written from the same values.
#pragma once

#include <optional>
#include <vector>

#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

struct RouteStyle {
  std::size_t colour_index = 0;  // into the theme's routes, before it repeats
  Colour colour;
  double width = 2;                             // page units, of the flown part
  scenario::Certainty sure{};                   // of its times: the less certain of the two
  std::vector<double> dashes;                   // empty: solid
  std::vector<std::pair<double, double>> gaps;  // of a recorded way, shares: drawn as estimated
  // Story seconds at which it leaves and lands; nothing when the story skips that moment.
  std::optional<double> departs, lands;
};

// Line width by people aboard. It grows with the square root of their number, up to `most` for the largest
// number of the scenario, and is never under `least`, which unknown numbers (0) get. Where all known numbers
// are equal, all lines are as wide as the theme's routes.
struct WidthRule {
  int fewest = 0, largest = 0;  // known head-counts; both 0 when none is known
  double least = 1, most = 1;   // page units
  double of(int people) const;
  bool varies() const { return least < most; }
};
// `scale` makes all lines thinner on a map where routes are short.
WidthRule width_rule(const timeline::Timeline& timeline, const Theme& theme, double scale);

struct RouteStyles {
  std::vector<RouteStyle> legs;
  scenario::ColourBy colour_by{};
  WidthRule widths;
  double aircraft_size = 1;  // 1: about 24 page units long
  bool crowded = false;      // over 300 legs: no arrow heads, trails or pulses
  bool network = false;      // over 3000: see compose/network.h
};

RouteStyles route_styles(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                         const Options& options);
// The same for no view in particular: with aircraft of size 1 and lines as wide as that.
RouteStyles route_styles(const timeline::Timeline& timeline, const Theme& theme, const Options& options);

// On and off, page units; solid for times that are reported or tracked.
std::vector<double> dashes_of(scenario::Certainty sure, double width);

// What was asked for; else by kind when there are several kinds of people (or more flights than colours, of
// which none could then be told from the rest), else by flight.
scenario::ColourBy colouring(const timeline::Timeline& timeline, const Theme& theme, const Options& options);
// The n-th colour for routes; the palette repeats.
Colour route_colour(const Theme& theme, std::size_t n);

}  // namespace homebound::compose
