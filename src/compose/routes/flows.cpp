#include "compose/routes/flows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/parallel.h"
#include "compose/kit/segment.h"
#include "compose/routes/plane_ways.h"
#include "compose/routes/route_form.h"
#include "geo/earth.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double widest_band = 3.8;  // times a route's width
constexpr double between = 1.2;      // page units, between the bands of both directions

const scenario::HeadCount& people_of(const timeline::Timeline& timeline, std::size_t leg) {
  return timeline.scenario->flights[timeline.legs[leg].flight].people;
}

bool any_people(const timeline::Timeline& timeline) {
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (timeline.shows(i) && people_of(timeline, i).middle() > 0) return true;
  return false;
}

// People who went to one country are not shown in another, nor far from where they went.
bool may_be_joined(const scenario::Place& hub, const scenario::Place& other) {
  constexpr Metres farthest{300e3};
  if (hub.country.empty() || hub.country != other.country) return false;
  // The distance on a sphere is within a hundredth of the true one, and quickly found.
  const Metres about(earth_radius * angle_between(to_vector(hub.at), to_vector(other.at)).value);
  if (about * 1.01 < farthest) return true;
  return about < farthest * 1.01 && geodesic_inverse(hub.at, other.at).distance < farthest;
}

std::vector<Hub> hubs_of(const timeline::Timeline& timeline, const View& view, const Bundles& bundles,
                         double reach, std::vector<std::size_t>& hub_of) {
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<double> busy(s.places.size(), 0);
  for (const Bundle& b : bundles.all)
    for (const std::size_t place : {b.from, b.to}) busy[place] += b.size + static_cast<double>(b.flights);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < busy.size(); ++i)
    if (busy[i] > 0) order.push_back(i);
  std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t i) { return busy[i]; });
  std::vector<Hub> hubs;
  hub_of.assign(s.places.size(), 0);
  // A grid of cells as wide as the reach, so that only neighbours are compared.
  std::map<std::pair<long, long>, std::vector<std::size_t>> grid;
  for (const std::size_t place : order) {
    const auto plane = view.projection.forward(s.places[place].at);
    const auto at = plane ? std::optional(view.to_page(*plane)) : std::nullopt;
    std::optional<std::size_t> nearest;
    const auto cell = [&](double v) { return std::lround(std::floor(v / reach)); };
    if (at && reach > 0) {
      double best = reach;
      for (long x = cell(at->x) - 1; x <= cell(at->x) + 1; ++x)
        for (long y = cell(at->y) - 1; y <= cell(at->y) + 1; ++y)
          if (const auto found = grid.find({x, y}); found != grid.end())
            for (const std::size_t h : found->second)
              if (const double d = length(*hubs[h].at - *at);
                  d < best && may_be_joined(s.places[hubs[h].place], s.places[place]))
                best = d, nearest = h;
    }
    hub_of[place] = nearest.value_or(hubs.size());
    if (nearest) {
      hubs[*nearest].members.push_back(place);
      continue;
    }
    if (at && reach > 0) grid[{cell(at->x), cell(at->y)}].push_back(hubs.size());
    hubs.push_back({place, {place}, at, 0, 0});
  }
  return hubs;
}

// The ways from one place to another.
EarthWays ways_between(std::span<const std::pair<LonLat, LonLat>> ends, const View& view) {
  std::vector<timeline::Leg> all(ends.size());
  std::vector<const timeline::Leg*> legs;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    all[i].path = timeline::LegPath({GeodesicLine(ends[i].first, ends[i].second)});
    all[i].distance = all[i].path.front().length();
    legs.push_back(&all[i]);
  }
  return sampled(legs, view);
}

// Flows that follow the same way lie beside one another, to its right.
void lay_beside(std::vector<Flow>& flows) {
  std::unordered_map<std::uint64_t, double> taken_of_way;
  for (Flow& flow : flows) {
    double& right = taken_of_way.try_emplace(flow.way.path.id(), between / 2).first->second;
    flow.offset = right;
    right += flow.width;
  }
}

// Returns the longest way of all flows over the earth, metres.
double longest_way(const FlowMap& map, const std::vector<scenario::Place>& places) {
  constexpr double nearly = 0.98;  // chords of a sphere tell lengths on the ellipsoid within half a per cent
  std::vector<Vec3> at;
  at.reserve(map.hubs.size());
  for (const Hub& hub : map.hubs) at.push_back(to_vector(places[hub.place].at));
  double most = 0, longest = 1;
  for (const Flow& flow : map.flows) most = std::max(most, norm(at[flow.from] - at[flow.to]));
  for (const Flow& flow : map.flows)
    if (norm(at[flow.from] - at[flow.to]) >= nearly * most)
      longest = std::max(
          longest, geodesic_inverse(places[map.hubs[flow.from].place].at, places[map.hubs[flow.to].place].at)
                       .distance.value);
  return longest;
}

using Ends = std::pair<std::size_t, std::size_t>;  // hubs

// Gives joined flows their ways. Flows of several colours share a way.
void add_ways(std::span<Flow> flows, std::map<Ends, RouteLine>& known, const std::vector<Hub>& hubs,
              const timeline::Timeline& timeline, const View& view) {
  std::vector<std::pair<const Ends, RouteLine>*> fresh;
  for (const Flow& flow : flows)
    if (const auto [way, is_new] = known.try_emplace({flow.from, flow.to}); is_new) fresh.push_back(&*way);
  constexpr std::size_t piece = 32;
  parallel_for((fresh.size() + piece - 1) / piece, fresh.size() > piece, [&](std::size_t p) {
    const auto own = std::span(fresh).subspan(p * piece).first(std::min(piece, fresh.size() - p * piece));
    std::vector<std::pair<LonLat, LonLat>> ends;
    const auto at = [&](std::size_t hub) { return timeline.scenario->places[hubs[hub].place].at; };
    for (const auto* way : own) ends.emplace_back(at(way->first.first), at(way->first.second));
    std::vector<RouteLine> lines =
        PlaneWays(ways_between(ends, view), view.projection, tolerance_of(view)).on_page(view);
    for (std::size_t i = 0; i < own.size(); ++i) own[i]->second = std::move(lines[i]);
  });
  for (Flow& flow : flows) flow.way = known.at({flow.from, flow.to});
}

// Makes the ways of joined flows as they are asked for, from the last on.
class Ways {
 public:
  Ways(FlowMap& map, const timeline::Timeline& timeline, const View& view)
      : map_(map), timeline_(timeline), view_(view), made_(map.flows.size()) {}

  const RouteLine& of(std::size_t flow) {
    constexpr std::size_t some = 128;
    while (flow < made_) {
      const std::size_t first = made_ - std::min(made_, some);
      add_ways(std::span(map_.flows).subspan(first, made_ - first), known_, map_.hubs, timeline_, view_);
      made_ = first;
    }
    return map_.flows[flow].way;
  }

 private:
  FlowMap& map_;
  const timeline::Timeline& timeline_;
  const View& view_;
  std::map<Ends, RouteLine> known_;
  std::size_t made_;  // the first flow that has a way
};

// Keeps the largest flows as bands, as many as leave the page legible, or would leave one that shows them
// all: what is drawn on the whole map is drawn nearer, too, where a few large flows fill the page. The rest
// become fine. How many are left out is told for one and the same page, so that a table has one form on pages
// of all shapes.
void keep_largest(FlowMap& map, const timeline::Timeline& timeline, const View& view, double most_ink) {
  constexpr double longest_on_page = 0.6;  // of the page's width, on a map that shows all
  constexpr Size usual{1280, 720};
  const auto& places = timeline.scenario->places;
  const Size page = view.page;
  const double longest = longest_way(map, places), area = page.width * page.height;
  Ways ways(map, timeline, view);
  std::size_t kept = map.flows.size(), drawn = 0;
  double here = 0, afar = 0, there = 0;  // ink: on this page, on one that shows all, on the usual one
  bool bands = true;
  for (std::size_t i = map.flows.size(); i-- > 0;) {
    const Flow& flow = map.flows[i];
    const bool largest = i + 1 == map.flows.size();
    const Metres length =
        geodesic_inverse(places[map.hubs[flow.from].place].at, places[map.hubs[flow.to].place].at).distance;
    const double share = length.value / longest * longest_on_page * flow.width;
    there += share * usual.width / (usual.width * usual.height);
    if (bands) {
      here += length_on_page(ways.of(i), page) * flow.width / area;
      afar += share * page.width / area;
      bands = largest || std::min(here, afar) <= most_ink;
    }
    if (bands) kept = i;
    if (largest || there <= most_ink) drawn += flow.flights;
    if (!bands && there > most_ink) break;
  }
  std::size_t flights = map.rule.within;
  for (const Flow& flow : map.flows) flights += flow.flights;
  map.left_out = flights > 0 ? 1 - static_cast<double>(drawn) / static_cast<double>(flights) : 0;
  const auto first = map.flows.begin(), band = first + static_cast<std::ptrdiff_t>(kept);
  map.fine.assign(std::make_move_iterator(first), std::make_move_iterator(band));
  map.flows.erase(first, band);
  for (const Flow& flow : map.fine) map.rule.small += flow.flights;
}

}  // namespace

double right_of_way(const Flow& flow, double along, double across) {
  constexpr double narrowed = 0.5;  // the share of the width that is left before the point
  constexpr double point = 26;      // page units
  const double left = (1 - along) * flow.way.length;
  const double tip = std::min(1.0, left / std::min(point, flow.way.length / 3 + 1e-9));
  return (1 - (1 - narrowed) * along) * tip * (flow.offset + flow.width * across);
}

double length_on_page(const RouteLine& line, Size page) {
  const Rect box{0, 0, page.width, page.height};
  if (line.box.empty() || !line.box.inflated(1).overlaps(box)) return 0;
  double sum = 0;
  for (std::size_t part = 0; part < line.path->parts(); ++part) {
    const auto points = line.path->part(part);
    for (std::size_t k = 1; k < points.size(); ++k) sum += length_inside(box, points[k - 1], points[k]);
  }
  return sum;
}

std::vector<std::size_t> joined_at(const FlowMap& map, std::size_t place) {
  if (map.rule.joined)
    for (const Hub& hub : map.hubs)
      if (hub.members.size() > 1 && std::ranges::find(hub.members, place) != hub.members.end())
        return hub.members;
  return {};
}

namespace {

// Ways are told apart by their lines, and ends by their numbers.
struct WayKey {
  std::size_t from, to;
  std::uint64_t way;
  std::size_t colour;
  bool operator==(const WayKey&) const = default;
};
struct HashOfWay {
  std::size_t operator()(const WayKey& k) const {
    std::uint64_t h = 0;
    for (const std::uint64_t part :
         {std::uint64_t{k.from}, std::uint64_t{k.to}, k.way, std::uint64_t{k.colour}})
      h = mixed(h, part);
    return static_cast<std::size_t>(h ^ (h >> 32U));
  }
};
using KnownWays = std::unordered_map<WayKey, std::size_t, HashOfWay>;

}  // namespace

Bundles bundled(const timeline::Timeline& timeline, const RouteStyles& styles,
                const std::vector<RouteLine>& lines, std::vector<std::size_t> legs) {
  Bundles bundles{std::move(legs), {}, {}, any_people(timeline)};
  bundles.of.reserve(bundles.legs.size());
  const bool one_colour = styles.key.by == scenario::ColourBy::flight;
  // Legs that share a line fly from one place to another.
  const PathNumbers ways = path_numbers(lines);
  std::size_t colours = 1;
  if (!one_colour)
    for (const RouteStyle& style : styles.legs) colours = std::max(colours, style.colour_index + 1);
  constexpr std::uint32_t unseen = ~0U;
  std::vector<std::uint32_t> known(ways.count * colours, unseen);
  for (const std::size_t leg : bundles.legs) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[leg].flight];
    const std::size_t colour = one_colour ? 0 : styles.legs[leg].colour_index;
    std::uint32_t& own = known[ways.of[leg] * colours + colour];
    if (own == unseen) {
      own = static_cast<std::uint32_t>(bundles.all.size());
      bundles.all.push_back({.from = f.from, .to = f.to, .colour = colour, .first = leg});
    }
    bundles.of.push_back(own);
    Bundle& bundle = bundles.all[own];
    ++bundle.flights, bundle.unknown += f.people.known() ? 0 : 1;
    bundle.people += f.people;
    bundle.size += bundles.by_people ? f.people.middle() : 1;
  }
  return bundles;
}

FlowMap lay_out_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const RouteStyles& styles, const std::vector<RouteLine>& lines, const Bundles& bundles,
                      const FlowOrder& order) {
  const double reach = order.reach;
  FlowMap map;
  map.rule.by_people = bundles.by_people;
  map.rule.joined = reach > 0;
  map.rule.largest = order.largest;
  map.busiest = order.busiest;
  std::vector<std::size_t> hub_of;
  map.hubs = hubs_of(timeline, view, bundles, reach, hub_of);

  const bool one_colour = styles.key.by == scenario::ColourBy::flight;
  const float faintest = faintest_on_map(theme, theme.routes.front());
  KnownWays known(bundles.all.size());
  if (reach <= 0) map.flows.reserve(bundles.all.size());
  for (std::size_t i = 0; i < bundles.all.size(); ++i) {
    const Bundle& bundle = bundles.all[i];
    const std::size_t from = hub_of[bundle.from], to = hub_of[bundle.to];
    if (reach > 0 && from == to) {
      map.rule.within += bundle.flights;
      continue;
    }
    const std::uint64_t way = reach > 0 ? 0 : lines[bundle.first].path.id();
    const auto [entry, is_new] = known.try_emplace(WayKey{from, to, way, bundle.colour}, map.flows.size());
    if (is_new) {
      const RouteStyle& style = styles.legs[bundle.first];
      map.flows.push_back({.from = from, .to = to});
      map.flows.back().people = 0;
      map.flows.back().colour = one_colour ? theme.routes.front() : style.colour;
      map.flows.back().faintest = one_colour ? faintest : style.faintest;
      if (reach <= 0) map.flows.back().way = lines[bundle.first];
    }
    Flow& flow = map.flows[entry->second];
    flow.bundles.push_back(i);
    flow.flights += bundle.flights;
    flow.people += bundle.people;
    flow.size += bundle.size;
    map.hubs[from].out += bundle.size, map.hubs[to].in += bundle.size;
    map.rule.unknown += bundles.by_people ? bundle.unknown : 0;
  }
  for (const Flow& flow : map.flows) map.rule.largest = std::max(map.rule.largest, flow.size);
  for (const Hub& hub : map.hubs) map.busiest = std::max({map.busiest, hub.out, hub.in});
  map.rule.busiest = map.busiest;
  map.rule.widest = widest_band * theme.route_width;
  for (Flow& flow : map.flows) flow.width = map.rule.of(flow.size);
  std::ranges::stable_sort(map.flows, {}, &Flow::size);
  if (reach > 0) keep_largest(map, timeline, view, most_flow_ink);
  lay_beside(map.flows);
  for (const Flow& flow : map.flows) {
    map.rule.drawn += flow.flights;
    map.ink += length_on_page(flow.way, view.page) * flow.width / (view.page.width * view.page.height);
  }
  return map;
}

bool overfill(const Bundles& bundles, const View& view, const Theme& theme,
              const std::vector<RouteLine>& lines, double largest) {
  BandRule rule;
  rule.widest = widest_band * theme.route_width;
  rule.largest = largest;
  for (const Bundle& bundle : bundles.all) rule.largest = std::max(rule.largest, bundle.size);
  const double enough = 2 * most_legible.corridors * view.page.width * view.page.height;
  double ink = 0;
  for (const Bundle& bundle : bundles.all)
    if (ink < enough) ink += length_on_page(lines[bundle.first], view.page) * rule.of(bundle.size);
  return ink >= enough;
}

void complete(FlowMap& map, const timeline::Timeline& timeline, const View& view, const Bundles& bundles) {
  if (map.flows.empty()) return;
  std::map<Ends, RouteLine> known;
  add_ways(map.fine, known, map.hubs, timeline, view);
  std::vector<Flow*> flow_of(bundles.all.size(), nullptr);
  for (auto* flows : {&map.flows, &map.fine})
    for (Flow& flow : *flows) {
      flow.legs.reserve(flow.flights), flow.moved.reserve(flow.flights);
      for (const std::size_t bundle : flow.bundles) flow_of[bundle] = &flow;
    }
  for (std::size_t i = 0; i < bundles.legs.size(); ++i)
    if (Flow* flow = flow_of[bundles.of[i]]) flow->legs.push_back(bundles.legs[i]);
  for (auto* flows : {&map.flows, &map.fine})
    for (Flow& flow : *flows) {
      std::ranges::stable_sort(flow.legs, {}, [&](std::size_t leg) { return timeline.legs[leg].depart; });
      for (double sum = 0; const std::size_t leg : flow.legs)
        flow.moved.push_back(sum += bundles.by_people ? people_of(timeline, leg).middle() : 1);
    }
}

}  // namespace homebound::compose
