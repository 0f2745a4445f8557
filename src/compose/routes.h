// Routes and aircraft on the page.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"

namespace homebound::compose {

// How one leg is drawn. Legs between the same two places run side by side: each is shifted to the right
// of its direction by `shift` page units, less near its ends.
struct RouteStyle {
  Colour colour;
  double shift = 0;
  double aircraft_size = 1;  // 1: about 24 page units long
};
// Of a kind of people, an index into Timeline::kinds.
Colour kind_colour(const Theme& theme, std::size_t kind);
std::vector<RouteStyle> route_styles(const timeline::Timeline& timeline, const View& view,
                                     const Theme& theme);

// The stretch of a leg between two shares of its distance, as page lines.
Path route_path(const timeline::Leg& leg, const RouteStyle& style, const View& view, double from, double to);

struct AircraftPlace {
  Point at;        // page units
  double heading;  // radians from the page's x axis, clockwise
};
// Nothing when the aircraft is outside the projection's domain.
std::optional<AircraftPlace> aircraft_place(const timeline::Leg& leg, const RouteStyle& style,
                                            const View& view, double progress);

void draw_routes(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                 const std::vector<RouteStyle>& styles, const View& view, const Theme& theme,
                 const Emphasis& emphasis);
void draw_aircraft(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                   const std::vector<RouteStyle>& styles, const View& view, const Theme& theme,
                   const Emphasis& emphasis);

}  // namespace homebound::compose
