#include "compose/routes/darts.h"

#include <algorithm>
#include <map>

namespace homebound::compose {
namespace {

constexpr double dart_length = 5;      // page units
constexpr std::ptrdiff_t most = 1500;  // more darts than this hide the map

}  // namespace

void draw_darts(Items& items, const timeline::FrameState& state, const LegLines& lines,
                const RouteStyles& styles, const Theme& theme) {
  static constexpr Point dart[] = {{1, 0}, {-0.8, 0.55}, {-0.45, 0}, {-0.8, -0.55}};
  if (std::ranges::count_if(state.flights, &timeline::FlightState::flies) > most) return;
  std::map<std::size_t, std::pair<Colour, Path>> by_colour;
  for (std::size_t i = 0; i < state.flights.size(); ++i) {
    if (!state.flights[i].flies()) continue;
    const auto place = place_on(lines[i], state.flights[i].progress);
    if (!place) continue;
    auto& [colour, path] = by_colour[styles.legs[i].colour_index];
    colour = styles.legs[i].colour;
    const Affine m = Affine::translate(place->at) * Affine::rotate(place->heading) *
                     Affine::scale(dart_length / 2, dart_length / 2);
    path.begin(true);
    for (const Point p : dart) path.add(m(p));
  }
  for (auto& [index, drawn] : by_colour) {
    const drawing::SharedPath path(std::move(drawn.second));
    items.emplace_back(
        drawing::Stroke{path, {}, theme.text_halo.faded(0.8F), 0.8, drawing::Stroke::Cap::butt, {}});
    items.emplace_back(drawing::Fill{path, {}, drawn.first});
  }
}

}  // namespace homebound::compose
