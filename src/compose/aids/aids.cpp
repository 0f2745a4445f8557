#include "compose/aids/aids.h"

#include "compose/aids/inset.h"
#include "compose/aids/north.h"
#include "compose/aids/scale_bar.h"
#include "compose/framing/subject.h"
#include "compose/kit/writer.h"
#include "compose/labels/label_space.h"

namespace homebound::compose {
namespace {

constexpr double mark_room = 16;    // page units around an airport, so that its name finds room too
constexpr double most_routes = 60;  // page units of route that may pass under an aid

enum class Corner { bottom_right, bottom_left, top_right, top_left };

struct Corners {
  LabelSpace space;
  Rect free;

  // `insisting` also allows places over marks and routes, where these are fewest.
  std::optional<Rect> place(Size size, std::initializer_list<Corner> by_preference, bool insisting = false) {
    constexpr double over_marks = 1e4;
    std::optional<Rect> best;
    double least = insisting ? 1e9 : most_routes;
    for (const Corner corner : by_preference) {
      const bool left = corner == Corner::bottom_left || corner == Corner::top_left;
      const bool top = corner == Corner::top_left || corner == Corner::top_right;
      const Rect box = Rect::at(left ? free.left : free.right - size.width,
                                top ? free.top : free.bottom - size.height, size.width, size.height);
      const bool clear = space.is_free(box.inflated(4));
      if (!insisting && (box.left < free.left || box.top < free.top || !clear)) continue;
      const double covered = space.line_length(box.inflated(4)) + (clear ? 0 : over_marks);
      if (covered < least) best = box, least = covered;
    }
    if (best) space.block(*best);
    return best;
  }
};

Corners corners(const Sheet& sheet, const View& view, const Room& overlays,
                const std::vector<RouteLine>& routes) {
  Corners c{LabelSpace(view.page), free_of(overlays, sheet.layout)};
  for (const Rect& r : {overlays.column, overlays.caption, overlays.attribution})
    if (!r.empty()) c.space.block(r);
  for (LonLat p : subject_places(sheet.timeline))
    if (const auto at = view.projection.forward(p)) {
      const Point q = view.to_page(*at);
      c.space.block(Rect{q.x, q.y, q.x, q.y}.inflated(mark_room));
    }
  for (const RouteLine& line : routes)
    for (std::size_t i = 0; i < line.path->parts(); ++i)
      for (std::size_t k = 1; k < line.path->part(i).size(); ++k)
        c.space.add_line(line.path->part(i)[k - 1], line.path->part(i)[k]);
  return c;
}

}  // namespace

Aids plan_aids(const Sheet& sheet, const View& view, const World& world, const Room& overlays,
               const std::vector<RouteLine>& routes) {
  const auto& [timeline, styles, layout, options, theme] = sheet;
  Aids aids;
  const Layers& on = options.layers;
  const auto page = on.inset ? page_on_sphere(view) : std::nullopt;
  const auto bar = on.scale_bar ? scale_bar(view) : std::nullopt;
  const auto north = on.north ? north_at_centre(view) : std::nullopt;
  const auto chart = on.chart ? chart_size(timeline) : std::nullopt;
  if (!page && !bar && !north && !chart) return aids;
  Corners c = corners(sheet, view, overlays, routes);
  const auto keep = [&](const char* name, Items items, const Rect& box) {
    aids.items.emplace_back(kept_group(name, std::move(items), box.inflated(4)));
    aids.boxes.push_back(box);
  };
  using enum Corner;
  if (chart) {
    const auto box = c.place(*chart, {bottom_right, top_right, bottom_left, top_left}, true);
    aids.chart = plan_chart(sheet, {box->left, box->top});
    aids.boxes.push_back(*box);
  }
  if (page)
    for (const double radius : {58.0, 44.0}) {
      const double across = 2 * (radius + 5);
      const auto box = c.place({across, across}, {bottom_right, top_right, bottom_left, top_left});
      if (!box) continue;
      Items items;
      draw_inset(items, world, *page, {box->centre(), radius, view.scale}, theme);
      keep("inset", std::move(items), *box);
      break;
    }
  // The arrow is to the left of the bar, or alone.
  Size size = bar ? scale_bar_size(*bar, options.language) : Size{};
  const double bar_left = bar && north ? north_size.width + 10 : 0;
  if (north)
    size = {bar ? size.width + bar_left : north_size.width, std::max(size.height, north_size.height)};
  const auto box =
      bar || north ? c.place(size, {bottom_left, bottom_right, top_right, top_left}) : std::nullopt;
  if (!box) return aids;
  Items items;
  if (north)
    draw_north(items,
               Rect::at(box->left, box->bottom - north_size.height, north_size.width, north_size.height),
               *north, options.language, theme);
  if (bar)
    draw_scale_bar(items, *bar, {box->left + bar_left, box->top, box->right, box->bottom}, options.language,
                   theme);
  keep("scale", std::move(items), *box);
  return aids;
}

}  // namespace homebound::compose
