#include "compose/routes/planned.h"

#include "compose/routes/craft_shapes.h"
#include "compose/routes/plane_ways.h"

namespace homebound::compose {
std::vector<PlannedLine> lay_out_planned(const timeline::Timeline& timeline, const View& view,
                                         const LegLines& lines) {
  std::vector<PlannedLine> planned;
  for (timeline::PlannedFlight& flight : planned_flights(timeline)) {
    RouteLine line = flight.apart ? project_route(flight.way, view) : lines[flight.leg];
    planned.push_back({std::move(flight), std::move(line)});
  }
  return planned;
}

const std::vector<double>& plan_dashes() {
  static const std::vector<double> dashes{8, 4};  // page units
  return dashes;
}

void draw_planned_ways(Items& items, const std::vector<PlannedLine>& planned, const RouteStyles& styles,
                       const Theme& theme) {
  for (const PlannedLine& plan : planned) {
    if (!plan.flight.apart || plan.line.path->empty()) continue;
    const RouteStyle& style = styles.legs[plan.flight.leg];
    const auto stroke = [&](Colour colour, double width) {
      items.emplace_back(
          drawing::Stroke{plan.line.path, {}, colour, width, drawing::Stroke::Cap::butt, plan_dashes()});
    };
    stroke(style.colour.with_alpha(std::max(style.faintest, 0.55F)), style.width);
    if (const double inside = style.width - 2 * planned_edge; inside > 0)
      stroke(hollow(theme, style.colour), inside);
  }
}

void draw_hollow_craft(Items& items, const drawing::SharedPath& shape, const Affine& place, double size,
                       Colour colour, const Theme& theme) {
  const Affine m = place * Affine::scale(size, size);
  const auto stroke = [&](Colour with, double width) {
    items.emplace_back(drawing::Stroke{shape, m, with, width, drawing::Stroke::Cap::round, {}});
  };
  stroke(theme.text_halo.with_alpha(1), 3.4 * size);
  items.emplace_back(drawing::Fill{shape, m, hollow(theme, colour)});
  stroke(colour, 1.1 * size);
}

void draw_planned_aircraft(Items& items, const std::vector<PlannedLine>& planned, Instant t,
                           const RouteStyles& styles, const Theme& theme) {
  for (const PlannedLine& plan : planned) {
    const timeline::Leg& way = plan.flight.way;
    if (status_at(way, t) != timeline::Status::airborne) continue;
    const auto place = place_on(plan.line, progress(way, t));
    if (!place) continue;
    draw_hollow_craft(items, craft_shape(styles.legs[plan.flight.leg].mode),
                      Affine::translate(place->at) * Affine::rotate(place->heading), styles.aircraft_size,
                      styles.legs[plan.flight.leg].colour, theme);
  }
}

}  // namespace homebound::compose
