#include "compose/routes/bands.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "compose/routes/route_bend.h"

namespace homebound::compose {
namespace {

constexpr double mark_room = 5;       // page units, between a band's end and the middle of a place's mark
constexpr double largest_hub = 20;    // radius, page units
constexpr double planned_edge = 0.8;  // page units

// A way with the direction to its right at each point.
struct Edge {
  std::vector<Point> at, right;
};

// Cuts a part of a way short by `from` page units at its beginning and `to` at its end.
Edge cut_short(const Path& path, std::size_t part, double from, double to) {
  const auto points = path.part(part);
  double total = 0;
  for (std::size_t k = 1; k < points.size(); ++k) total += length(points[k] - points[k - 1]);
  Edge edge;
  const double first = from, last = total - to;
  if (last <= first) return edge;
  double passed = 0;
  const auto add = [&](std::size_t k, Point p) {
    edge.at.push_back(p), edge.right.push_back(right_at(path, part, k));
  };
  for (std::size_t k = 1; k < points.size(); ++k) {
    const double step = length(points[k] - points[k - 1]);
    const auto between = [&](double along) {
      return points[k - 1] + (points[k] - points[k - 1]) * ((along - passed) / step);
    };
    if (step > 0) {
      if (passed <= first && first < passed + step) add(k - 1, between(first));
      if (passed + step < last && passed + step > first) add(k, points[k]);
      if (passed < last && last <= passed + step) add(k, between(last));
    }
    passed += step;
  }
  return edge;
}

// Adds the band between two distances to the right of an edge. With a head, its nearer side goes on to a
// tip that lies `head` farther along, and its farther side flares.
void add_band(Path& path, const Edge& edge, double near, double far, double head, double flare) {
  if (edge.at.size() < 2) return;
  path.begin(true);
  for (std::size_t k = 0; k < edge.at.size(); ++k) path.add(edge.at[k] + edge.right[k] * near);
  const Point end = edge.at.back(), right = edge.right.back();
  if (head > 0) {
    const Point ahead{right.y, -right.x};
    path.add(end + right * near + ahead * head);
    path.add(end + right * (far + flare));
  }
  for (std::size_t k = edge.at.size(); k-- > 0;) path.add(edge.at[k] + edge.right[k] * far);
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
    const double head = ends ? std::min(4 + 0.9 * flow.width, flow.way.length / 3) : 0;
    const Edge edge = cut_short(way, part, starts ? room : 0, ends ? room + head : 0);
    const double flare = to >= 1 ? 1.5 + 0.45 * flow.width : 0;
    add_band(result, edge, flow.offset + flow.width * from, flow.offset + flow.width * to, head * to, flare);
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

void draw_bands(Items& items, const FlowMap& map, const timeline::Timeline& timeline, Instant t,
                const Theme& theme) {
  for (const Flow& flow : map.flows) {
    if (flow.way.path->empty()) continue;
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

void draw_hubs(Items& items, const FlowMap& map, const Theme& theme) {
  const double most = map.busiest;
  if (most <= 0) return;
  for (const Hub& hub : map.hubs) {
    if (!hub.at) continue;
    for (const bool left : {true, false}) {
      const double size = left ? hub.out : hub.in;
      if (size <= 0) continue;
      const drawing::SharedPath half(half_disc(*hub.at, largest_hub * std::sqrt(size / most), left));
      items.emplace_back(drawing::Fill{half, {}, theme.place.faded(left ? 0.55F : 0.3F)});
      items.emplace_back(
          drawing::Stroke{half, {}, theme.text_halo.faded(0.9F), 0.8, drawing::Stroke::Cap::butt, {}});
    }
  }
}

void draw_band_sample(Items& items, Point at, double along, double width, Colour colour) {
  const double head = std::min(4 + 0.9 * width, along / 3);
  const Edge edge{{at, {at.x + along - head, at.y}}, {{0, 1}, {0, 1}}};
  Path path;
  add_band(path, edge, -width / 2, width / 2, head, 1.5 + 0.45 * width);
  add_fill(items, std::move(path), colour);
}

}  // namespace homebound::compose
