#include "compose/aids/inset.h"

#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr Degrees farthest{75};  // from the page's centre to its corners
constexpr double smallest = 9;   // page units; a region drawn smaller than this is marked by a square

}  // namespace

std::optional<PageOnSphere> page_on_sphere(const View& view) {
  const Affine to_plane = view.to_page.inverse();
  const auto position = [&](Point at) -> std::optional<LonLat> {
    const auto p = view.projection.inverse(to_plane(at));
    const auto back = p ? view.projection.forward(*p) : std::nullopt;
    // PROJ also inverts points beyond the map's edge; these do not project back to the same point.
    return back && length(view.to_page(*back) - at) < 0.5 ? p : std::nullopt;
  };
  const double w = view.page.width, h = view.page.height;
  const auto centre = position({w / 2, h / 2});
  if (!centre) return std::nullopt;
  PageOnSphere page{*centre, {}};
  constexpr int steps = 24;  // per side
  const Point corners[] = {{0, 0}, {w, 0}, {w, h}, {0, h}, {0, 0}};
  for (int side = 0; side < 4; ++side)
    for (int i = 0; i < steps; ++i) {
      const auto p = position(corners[side] + (corners[side + 1] - corners[side]) * (1.0 * i / steps));
      if (!p || to_degrees(angle_between(to_vector(*p), to_vector(*centre))) > farthest) return std::nullopt;
      page.edge.push_back(*p);
    }
  return page;
}

void draw_inset(Items& items, const World& world, const PageOnSphere& page, const Globe& globe,
                const Theme& theme) {
  const auto [centre, radius, scale] = globe;
  const Projection projection = Projection::make("orthographic", page.centre);
  const Affine to_page{radius / earth_radius, 0, 0, -radius / earth_radius, centre.x, centre.y};
  const Metres tolerance(0.3 * earth_radius / (radius * scale));
  add_fill(items, circle_path(centre, radius + 4), theme.panel.with_alpha(1));
  add_fill(items, circle_path(centre, radius), theme.inset_ocean);
  const Path land = project_areas(projection, world.map(data::Detail::low).land, tolerance).fill;
  if (!land.empty()) add_fill(items, transformed(land, to_page), theme.inset_land);
  add_stroke(items, circle_path(centre, radius), theme.outline, 1);
  Path edge;
  edge.begin(true);
  for (LonLat p : page.edge)
    if (const auto at = projection.forward(p)) edge.add(to_page(*at));
  const Rect box = edge.bounds();
  if (box.width() < smallest && box.height() < smallest)
    edge = rectangle_path(Rect{centre.x, centre.y, centre.x, centre.y}.inflated(smallest / 2));
  add_fill(items, edge, theme.accent.faded(0.08F));
  add_stroke(items, std::move(edge), theme.accent, 1.7);
}

}  // namespace homebound::compose
