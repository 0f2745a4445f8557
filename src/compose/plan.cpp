#include "compose/plan.h"

namespace homebound::compose {

Plan::Plan(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline,
           Theme theme, View view, Options options)
    : parts_(std::make_unique<Parts>()) {
  Parts& p = *parts_;
  p.world = std::move(world);
  p.timeline = std::move(timeline);
  p.theme = std::move(theme);
  if (options.transparent) p.theme.ocean.a = 0;  // page and sea let through what is below
  p.view = std::move(view);
  p.options = options;
  p.layout = layout_of(p.view.page);
  p.routes = lay_out_routes(*p.timeline, p.view, p.theme, p.options);
  p.base = draw_base(*base_layer(*p.world, p.view, detail_for(p.view), p.options.layers), p.view, p.theme,
                     p.options.layers);
  p.furniture = plan_furniture(*p.timeline, p.routes.style, p.layout, p.options, p.theme, p.view.page);
  std::vector<Path> lines;
  for (const RouteLine& line : p.routes.lines) lines.push_back(*line.path);
  p.aids = plan_aids(*p.world, *p.timeline, p.view, p.layout, p.furniture, p.options, p.theme, lines);
  std::vector<Rect> blocked = p.aids.boxes;
  for (const Rect& r : {p.furniture.column, p.furniture.caption, p.furniture.attribution})
    if (!r.empty()) blocked.push_back(r.inflated(4));
  p.marks = place_labels(*p.world, *p.timeline, p.view, p.options, blocked, lines);
}

Plan::~Plan() = default;
Plan::Plan(Plan&&) noexcept = default;
Plan& Plan::operator=(Plan&&) noexcept = default;

const View& Plan::view() const { return parts_->view; }
const timeline::Timeline& Plan::timeline() const { return *parts_->timeline; }

std::vector<PlacedLabel> placed_labels(const Plan& plan) {
  std::vector<PlacedLabel> result;
  for (const PlaceMark& m : plan.parts().marks)
    if (m.box)
      result.push_back({m.detail.empty() ? m.text : m.text + " " + m.detail,
                        m.kind == PlaceKind::airport ? "airport" : "city", *m.box});
  return result;
}

Plan::Hit Plan::hit(Point page_point, const timeline::FrameState& state) const {
  const Parts& p = *parts_;
  Hit hit;
  double nearest = 14;  // page units
  for (std::size_t i = 0; i < p.timeline->legs.size(); ++i) {
    if (state.flights[i].status != timeline::Status::airborne) continue;
    const auto at = place_on(p.routes.lines[i], state.flights[i].progress);
    if (!at) continue;
    if (const double d = length(at->at - page_point); d < nearest) nearest = d, hit.flight = i;
  }
  if (hit.flight) return hit;
  for (const PlaceMark& m : p.marks)
    if (m.place && (length(m.at - page_point) < 9 || (m.box && m.box->contains(page_point)))) {
      hit.place = m.place;
      return hit;
    }
  nearest = 5;
  for (std::size_t i = 0; i < p.routes.lines.size(); ++i)
    for (std::size_t part = 0; part < p.routes.lines[i].path->parts(); ++part) {
      const auto line = p.routes.lines[i].path->part(part);
      for (std::size_t k = 1; k < line.size(); ++k) {
        const Point d = line[k] - line[k - 1], o = page_point - line[k - 1];
        const double squared = d.x * d.x + d.y * d.y;
        const double t = squared > 0 ? std::clamp((o.x * d.x + o.y * d.y) / squared, 0.0, 1.0) : 0;
        if (const double away = length(o - d * t); away < nearest) nearest = away, hit.flight = i;
      }
    }
  return hit;
}

}  // namespace homebound::compose
