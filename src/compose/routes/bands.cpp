#include "compose/routes/bands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "compose/routes/route_bend.h"

namespace homebound::compose {
namespace {

constexpr double mark_room = 5;     // page units, between a band's end and the middle of a place's mark
constexpr double largest_hub = 20;  // radius, page units

// A way with the direction to its right and the share of the way at each point.
struct Edge {
  std::vector<Point> at, right;
  std::vector<double> share;
};

// Cuts a part of a way short by `from` page units at its beginning and `to` at its end. Points are dense
// enough for a band that tapers.
Edge cut_short(const RouteLine& way, std::size_t part, double from, double to) {
  constexpr double dense = 6;  // page units
  const Path& path = *way.path;
  const auto points = path.part(part);
  const double* share = way.share.data() + path.starts[part];
  double total = 0;
  for (std::size_t k = 1; k < points.size(); ++k) total += length(points[k] - points[k - 1]);
  Edge edge;
  const double first = from, last = total - to;
  double passed = 0;
  for (std::size_t k = 1; k < points.size() && last > first; ++k) {
    const double step = length(points[k] - points[k - 1]);
    const double begin = std::max(passed, first), end = std::min(passed + step, last);
    const int pieces = std::clamp(static_cast<int>(std::ceil((end - begin) / dense)), 1, 400);
    for (int i = edge.at.empty() ? 0 : 1; begin < end && i <= pieces; ++i) {
      const double t = (begin + (end - begin) * i / pieces - passed) / step;
      edge.at.push_back(points[k - 1] + (points[k] - points[k - 1]) * t);
      edge.share.push_back(share[k - 1] + (share[k] - share[k - 1]) * t);
      const Point right = right_at(path, part, k - 1) * (1 - t) + right_at(path, part, k) * t;
      edge.right.push_back(right * (1 / std::max(1e-9, length(right))));
    }
    passed += step;
  }
  return edge;
}

// Adds the band between two shares of a flow's width.
void add_band(Path& path, const Flow& flow, const Edge& edge, double from, double to) {
  if (edge.at.size() < 2) return;
  const auto add = [&](std::size_t k, double across) {
    path.add(edge.at[k] + edge.right[k] * right_of_way(flow, edge.share[k], across));
  };
  path.begin(true);
  for (std::size_t k = 0; k < edge.at.size(); ++k) add(k, from);
  for (std::size_t k = edge.at.size(); k-- > 0;) add(k, to);
}

// Returns the band of a flow between two shares of its width.
Path band(const Flow& flow, double from, double to) {
  const Path& way = *flow.way.path;
  Path result;
  for (std::size_t part = 0; part < way.parts(); ++part) {
    if (way.part(part).size() < 2) continue;
    // A way that the map's edge cuts has its mark only at its own ends.
    const bool starts = flow.way.share[way.starts[part]] <= 0;
    const std::size_t last = way.starts[part] + way.part(part).size() - 1;
    const bool ends = flow.way.share[last] >= 1;
    const double room = std::min(mark_room, flow.way.length / 6);
    add_band(result, flow, cut_short(flow.way, part, starts ? room : 0, ends ? room : 0), from, to);
  }
  return result;
}

double moved_by(const Flow& flow, const timeline::Timeline& timeline, Instant t) {
  if (!timeline.timed) return 1;
  const auto after =
      std::ranges::upper_bound(flow.legs, t, {}, [&](std::size_t leg) { return timeline.legs[leg].depart; });
  const auto count = static_cast<std::size_t>(after - flow.legs.begin());
  if (count == 0) return 0;
  // Flights of which nobody knows how many are aboard fill the thinnest band by their number.
  return flow.size > 0 ? flow.moved[count - 1] / flow.size
                       : static_cast<double>(count) / static_cast<double>(flow.legs.size());
}

// Half a disc of an area in proportion to a size, to the left or the right of a point.
Path half_disc(Point at, double radius, bool left) {
  Path path;
  path.begin(true);
  const int steps = std::max(8, static_cast<int>(radius * 2));
  for (int i = 0; i <= steps; ++i) {
    const double turn = std::numbers::pi * (static_cast<double>(i) / steps - 0.5);
    path.add({at.x + (left ? -1 : 1) * radius * std::cos(turn), at.y + radius * std::sin(turn)});
  }
  return path;
}

}  // namespace

namespace {

// Tells whether a flow may be seen on the page, or when that slides.
bool is_near(const Flow& flow, Size page) {
  const double room = flow.width + std::abs(flow.offset) + mark_room;
  return !flow.way.path->empty() && Rect{-page.width, -page.height, 2 * page.width, 2 * page.height}.overlaps(
                                        flow.way.box.inflated(room));
}

// Flows that are too few for a band: a line of one colour for all that have departed for the most part, and a
// paler one for the others.
void draw_hairlines(Items& items, const FlowMap& map, const timeline::Timeline& timeline, Instant t,
                    Size page) {
  constexpr double hairline = 0.45;  // page units
  struct Ways {
    Colour colour;
    std::array<Path, 2> paths;  // planned, departed
  };
  std::vector<Ways> all;
  for (const Flow& flow : map.fine) {
    if (!is_near(flow, page)) continue;
    auto own = std::ranges::find(all, flow.colour, &Ways::colour);
    if (own == all.end()) own = all.insert(all.end(), {flow.colour, {}});
    own->paths[moved_by(flow, timeline, t) >= 0.5 ? 1 : 0].append(*flow.way.path);
  }
  for (const bool departed : {false, true})
    for (Ways& ways : all)
      if (Path& path = ways.paths[departed ? 1 : 0]; !path.empty())
        add_stroke(items, std::move(path), ways.colour.faded(departed ? 0.7F : 0.4F), hairline);
}

}  // namespace

void draw_bands(Items& items, const FlowMap& map, const timeline::Timeline& timeline, Instant t,
                const Theme& theme, Size page) {
  draw_hairlines(items, map, timeline, t, page);
  for (const Flow& flow : map.flows) {
    if (!is_near(flow, page)) continue;
    const double moved = moved_by(flow, timeline, t);
    drawing::SharedPath whole(band(flow, 0, 1));
    items.emplace_back(
        drawing::Stroke{whole, {}, theme.text_halo.faded(0.55F), 1.2, drawing::Stroke::Cap::butt, {}});
    const Colour full = flow.colour.with_alpha(std::max(0.85F, flow.faintest));
    if (moved >= 1) {
      items.emplace_back(drawing::Fill{whole, {}, full});
      continue;
    }
    // What is planned is pale, and legible by its edge; a thin band is all edge.
    const Colour edge = flow.colour.with_alpha(flow.faintest);
    const bool thin = flow.width < 2 * planned_edge;
    items.emplace_back(drawing::Fill{whole, {}, thin ? edge : flow.colour.faded(0.3F)});
    if (!thin)
      items.emplace_back(drawing::Stroke{whole, {}, edge, planned_edge, drawing::Stroke::Cap::butt, {}});
    if (moved > 0) add_fill(items, band(flow, 0, moved), full);
  }
}

KeptBands::KeptBands(const FlowMap& map, const timeline::Timeline& timeline) {
  if (!timeline.timed) return;  // all have gone
  for (const auto* flows : {&map.flows, &map.fine})
    for (const Flow& flow : *flows)
      for (const std::size_t leg : flow.legs) departures_.push_back(timeline.legs[leg].depart);
  std::ranges::sort(departures_);
}

void KeptBands::draw(Items& items, const FlowMap& map, const timeline::Timeline& timeline, Instant t,
                     const Theme& theme, Size page) const {
  const auto departed =
      static_cast<std::size_t>(std::ranges::upper_bound(departures_, t) - departures_.begin());
  const std::shared_ptr<const Items> drawn = drawn_.get(departed, [&] {
    auto made = std::make_shared<Items>();
    draw_bands(*made, map, timeline, t, theme, page);
    return made;
  });
  items.insert(items.end(), drawn->begin(), drawn->end());
}

void draw_hubs(Items& items, const FlowMap& map, const Theme& theme) {
  const double most = map.busiest;
  if (most <= 0) return;
  for (const Hub& hub : map.hubs) {
    if (!hub.at) continue;
    for (const bool left : {true, false}) {
      const double size = left ? hub.out : hub.in;
      if (size <= 0) continue;
      const drawing::SharedPath half(half_disc(*hub.at, hub_radius(size, most), left));
      items.emplace_back(drawing::Fill{half, {}, theme.place.faded(left ? 0.55F : 0.3F)});
      items.emplace_back(
          drawing::Stroke{half, {}, theme.text_halo.faded(0.9F), 0.8, drawing::Stroke::Cap::butt, {}});
    }
  }
}

void draw_hub_sample(Items& items, Point at, double radius, const Theme& theme) {
  for (const bool left : {true, false})
    add_fill(items, half_disc(at, radius, left), theme.place.faded(left ? 0.55F : 0.3F));
}

double hub_radius(double size, double busiest) {
  return busiest > 0 ? largest_hub * std::sqrt(size / busiest) : 0;
}

void draw_band_sample(Items& items, Point at, double along, double width, Colour colour) {
  Path path;
  path.begin(false);
  path.add(at), path.add({at.x + along, at.y});
  Flow flow;
  flow.way = make_route_line(std::move(path), std::vector<double>{0, 1});
  flow.offset = -width / 2, flow.width = width;
  add_fill(items, band(flow, 0, 1), colour);
}

}  // namespace homebound::compose
