#include "compose/routes/trail.h"

namespace homebound::compose {
namespace {

constexpr Seconds trail_time{40 * 60};
constexpr int trail_strokes = 12;

}  // namespace

// Draws a comet's tail of overlaid strokes, each shorter and wider than the one below, so that the light
// adds up towards the aircraft without a visible joint.
void draw_trail(Items& items, const Traffic& traffic, std::size_t leg, float strength) {
  const RouteStyle& style = traffic.routes.style.legs[leg];
  const double progress = traffic.state.flights[leg].progress;
  for (int k = trail_strokes; k > 0; --k) {
    const double age = static_cast<double>(k) / trail_strokes;
    const Instant then = after(traffic.state.t, trail_time * -age);
    Path path =
        stretch(traffic.routes.lines[leg], timeline::progress(traffic.timeline.legs[leg], then), progress);
    if (path.empty()) continue;
    items.emplace_back(drawing::Stroke{drawing::SharedPath(std::move(path)),
                                       {},
                                       style.colour.faded(0.09F * strength),
                                       style.width + 2 + 7 * (1 - age),
                                       drawing::Stroke::Cap::butt,
                                       {}});
  }
}

}  // namespace homebound::compose
