#include "compose/aids/aids.h"

#include "compose/aids/inset.h"
#include "compose/aids/north.h"
#include "compose/aids/scale_bar.h"
#include "compose/framing/subject.h"
#include "compose/kit/writer.h"
#include "compose/labels/label_space.h"

namespace homebound::compose {
namespace {

constexpr double mark_room = 16;     // page units around an airport, so that its name finds room too
constexpr double inset_radius = 54;  // page units
constexpr double chart_gap = 10;     // page units between charts
// The aids keep one corner whatever the view, one above the other from the bottom up.
struct Corners {
  LabelSpace space;
  Rect free;

  // Returns the box of that size in the corner, and takes it from the free area; nullopt where it would cover
  // a mark or an overlay.
  std::optional<Rect> place(Size size) {
    const Rect box = Rect::at(free.right - size.width, free.bottom - size.height, size.width, size.height);
    const bool fits = box.left >= free.left && box.top >= free.top && space.is_free(box.inflated(4));
    if (!fits) return std::nullopt;
    free.bottom = box.top - 10;
    return box;
  }
};

// The aids stand above a logo in their own corner, or end below one.
Rect beside_logo(const Room& overlays, const Sheet& sheet) {
  Rect free = free_of(overlays, sheet.layout);
  const Logo& logo = sheet.theme.logo;
  if (overlays.logo.empty() || !logo.right) return free;
  if (logo.bottom)
    free.bottom = overlays.logo.top - chart_gap;
  else
    free.top = overlays.logo.bottom + chart_gap;
  return free;
}

// Blocks what was asked for, cell by cell.
void block_extent(LabelSpace& space, const View& view) {
  const std::vector<LonLat> points = points_of(*view.extent);
  constexpr std::size_t row = extent_steps + 1;
  for (std::size_t i = 0; i + row < points.size(); ++i) {
    if (i % row == row - 1) continue;
    Rect cell;
    for (const std::size_t corner : {i, i + 1, i + row, i + row + 1})
      if (const auto at = view.projection.forward(points[corner])) cell.add(view.to_page(*at));
    if (!cell.empty()) space.block(cell);
  }
}

Corners corners(const Sheet& sheet, const View& view, const Room& overlays) {
  Corners c{LabelSpace(view.page), beside_logo(overlays, sheet)};
  for (const Rect& r : overlays.boxes())
    if (!r.empty()) c.space.block(r);
  for (LonLat p : subject_places(sheet.timeline))
    if (const auto at = view.projection.forward(p)) {
      const Point q = view.to_page(*at);
      c.space.block(Rect{q.x, q.y, q.x, q.y}.inflated(mark_room));
    }
  if (view.extent) block_extent(c.space, view);
  return c;
}

// The arrow is to the left of the bar, or alone.
template <class Keep>
void place_scale(Corners& c, const Sheet& sheet, const std::optional<ScaleBar>& bar,
                 const std::optional<Radians>& north, const Keep& keep) {
  if (!bar && !north) return;
  const Language language = sheet.options.language;
  Size size = bar ? scale_bar_size(*bar, sheet.options.type()) : Size{};
  const double bar_left = bar && north ? north_size.width + 10 : 0;
  if (north)
    size = {bar ? size.width + bar_left : north_size.width, std::max(size.height, north_size.height)};
  const auto box = c.place(size);
  if (!box) return;
  Items items;
  if (north)
    draw_north(items,
               Rect::at(box->left, box->bottom - north_size.height, north_size.width, north_size.height),
               *north, language, sheet.theme);
  if (bar)
    draw_scale_bar(items, *bar, {box->left + bar_left, box->top, box->right, box->bottom}, language,
                   sheet.theme);
  keep("scale", std::move(items), *box);
}

// Charts as they stand on the page, whatever the view.
struct Charts {
  std::optional<Chart> of_people;
  std::vector<TallyChart> tallies;
};

// Returns the places of panels of these sizes in the lower right corner of an area: above one another and,
// once there is no room, in a stack to the left of it; on tall pages side by side first.
std::vector<Point> panel_places(const std::vector<Size>& sizes, const Rect& free, bool tall) {
  std::vector<Point> places;
  Point corner{free.right, free.bottom};           // the lower right one of the next panel
  double reach = tall ? free.bottom : free.right;  // of the row or stack begun
  bool first = true;
  for (const Size& size : sizes) {
    if (tall && !first && corner.x - size.width < free.left) corner = {free.right, reach - chart_gap};
    if (!tall && !first && corner.y - size.height < free.top) corner = {reach - chart_gap, free.bottom};
    first = false;
    const Point at{corner.x - size.width, corner.y - size.height};
    places.push_back(at);
    reach = std::min(reach, tall ? at.y : at.x);
    corner = tall ? Point{at.x - chart_gap, corner.y} : Point{corner.x, at.y - chart_gap};
  }
  return places;
}

Charts charts_of(const Sheet& sheet, const Rect& free) {
  const Layers& on = sheet.options.layers;
  Charts charts;
  std::vector<Size> sizes;
  const auto people = on.chart ? chart_size(sheet.timeline) : std::nullopt;
  if (people) sizes.push_back(*people);
  for (const ChartForm form : chart_forms) {
    const bool asked = form == ChartForm::bars         ? on.bars
                       : form == ChartForm::cumulative ? on.cumulative
                                                       : on.ranking;
    if (!asked) continue;
    if (auto chart = tally_chart(sheet, form)) {
      sizes.push_back({chart->box.width(), chart->box.height()});
      charts.tallies.push_back(std::move(*chart));
    }
  }
  const std::vector<Point> places = panel_places(sizes, free, sheet.layout.tall);
  auto at = places.begin();
  if (people) charts.of_people = plan_chart(sheet, *at++);
  for (TallyChart& chart : charts.tallies) place(chart, sheet, *at++);
  return charts;
}

}  // namespace

Aids plan_aids(const Sheet& sheet, const View& view, const World& world, const Room& overlays,
               const Aids* before) {
  const auto& [timeline, styles, layout, options, theme] = sheet;
  Aids aids;
  const Layers& on = options.layers;
  const auto page = on.inset ? page_on_sphere(view) : std::nullopt;
  const auto bar = on.scale_bar ? scale_bar(view) : std::nullopt;
  const auto north = on.north ? north_at_centre(view) : std::nullopt;
  Charts charts =
      before ? Charts{before->chart, before->charts} : charts_of(sheet, beside_logo(overlays, sheet));
  if (!page && !bar && !north && !charts.of_people && charts.tallies.empty()) return aids;
  Corners c = corners(sheet, view, overlays);
  const auto keep = [&](const char* name, Items items, const Rect& box) {
    aids.items.emplace_back(kept_group(name, std::move(items), box.inflated(4)));
    aids.boxes.push_back(box);
  };
  aids.chart = std::move(charts.of_people), aids.charts = std::move(charts.tallies);
  const auto take = [&](const Rect& box) {
    aids.boxes.push_back(box);
    c.space.block(box);
    if (box.right >= c.free.right - 1) c.free.bottom = std::min(c.free.bottom, box.top - chart_gap);
  };
  if (aids.chart) take(aids.chart->box);
  for (const TallyChart& chart : aids.charts) take(chart.box);
  const double above_scale = c.free.bottom - north_size.height - 10;
  place_scale(c, sheet, bar, north, keep);
  c.free.bottom = above_scale;  // whether there is a bar or not
  if (page)
    if (const auto box = c.place({2 * (inset_radius + 5), 2 * (inset_radius + 5)})) {
      Items items;
      draw_inset(items, world, *page, {box->centre(), inset_radius, view.scale}, theme);
      keep("inset", std::move(items), *box);
    }
  return aids;
}

}  // namespace homebound::compose
