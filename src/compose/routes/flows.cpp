#include "compose/routes/flows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/hash.h"
#include "base/parallel.h"
#include "compose/kit/segment.h"
#include "compose/routes/route_form.h"
#include "geo/measure/geodesic.h"
#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double widest_band = 3.8;  // times a route's width
constexpr double between = 1.2;      // page units, between the bands of both directions

// People, where any are known, or flights.
class Scale {
 public:
  explicit Scale(const timeline::Timeline& timeline) : timeline_(timeline) {
    for (std::size_t i = 0; i < timeline.legs.size(); ++i)
      by_people_ = by_people_ || (timeline.shows(i) && people_of(i).middle() > 0);
  }
  bool by_people() const { return by_people_; }
  double of(std::size_t leg) const { return by_people_ ? people_of(leg).middle() : 1; }
  const scenario::HeadCount& people_of(std::size_t leg) const {
    return timeline_.scenario->flights[timeline_.legs[leg].flight].people;
  }

 private:
  const timeline::Timeline& timeline_;
  bool by_people_ = false;
};

// The distance on a sphere, which is within a hundredth of the true one, and quickly found.
Metres about(LonLat a, LonLat b) { return Metres(6371e3 * angle_between(to_vector(a), to_vector(b)).value); }
constexpr double surely = 1.01;

// People who went to one country are not shown in another, nor far from where they went.
bool may_be_joined(const scenario::Place& hub, const scenario::Place& other) {
  constexpr Metres farthest{300e3};
  if (hub.country.empty() || hub.country != other.country) return false;
  const Metres distance = about(hub.at, other.at);
  if (distance * surely < farthest) return true;
  return distance < farthest * surely && geodesic_inverse(hub.at, other.at).distance < farthest;
}

std::vector<Hub> hubs_of(const timeline::Timeline& timeline, const View& view, const Scale& scale,
                         const FlowOrder& order_of, std::vector<std::size_t>& hub_of) {
  const double reach = order_of.reach;
  const scenario::Scenario& s = *timeline.scenario;
  std::vector<double> busy(s.places.size(), 0);
  for (const std::size_t i : order_of.legs) {
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    busy[f.from] += scale.of(i) + 1, busy[f.to] += scale.of(i) + 1;
  }
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

timeline::Leg leg_between(const timeline::Timeline& timeline, std::size_t from, std::size_t to) {
  const auto& places = timeline.scenario->places;
  timeline::Leg leg;
  leg.path = timeline::LegPath({GeodesicLine(places[from].at, places[to].at)});
  leg.distance = leg.path.front().length();
  return leg;
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

// Returns the length of the longest flow, at least a metre.
double longest_of(const FlowMap& map, const timeline::Timeline& timeline) {
  const auto at = [&](std::size_t hub) { return timeline.scenario->places[map.hubs[hub].place].at; };
  std::vector<double> roughly;
  for (const Flow& flow : map.flows) roughly.push_back(about(at(flow.from), at(flow.to)).value);
  double longest = 1;
  if (roughly.empty()) return longest;
  const double near = std::ranges::max(roughly) / (surely * surely);
  for (std::size_t i = 0; i < roughly.size(); ++i)
    if (const Flow& flow = map.flows[i]; roughly[i] >= near)
      longest = std::max(longest, geodesic_inverse(at(flow.from), at(flow.to)).distance.value);
  return longest;
}

// Keeps the largest flows, as many as leave the page legible, or would leave one that shows them all: what is
// drawn on the whole map is drawn nearer, too, where a few large flows fill the page. Only ways of flows that
// may be kept are laid out; those of several colours share one.
void keep_largest(FlowMap& map, const timeline::Timeline& timeline, const View& view, double most_ink) {
  constexpr double longest_on_page = 0.6;  // of the page's width, on a map that shows all
  struct Way {
    RouteLine line;
    double length = 0;  // metres
  };
  std::map<std::pair<std::size_t, std::size_t>, Way> ways;
  const auto lay_out = [&](std::size_t first, std::size_t last) {
    std::vector<std::pair<const std::pair<std::size_t, std::size_t>, Way>*> fresh;
    for (std::size_t i = first; i < last; ++i)
      if (const auto [way, is_new] = ways.try_emplace({map.flows[i].from, map.flows[i].to}); is_new)
        fresh.push_back(&*way);
    parallel_for(fresh.size(), fresh.size() > 16, [&](std::size_t i) {
      auto& [ends, way] = *fresh[i];
      const timeline::Leg leg =
          leg_between(timeline, map.hubs[ends.first].place, map.hubs[ends.second].place);
      way = {project_route(leg, view), leg.distance.value};
    });
  };
  constexpr std::size_t together = 128;
  const double longest = longest_of(map, timeline);
  const double area = view.page.width * view.page.height;
  std::size_t kept = map.flows.size(), laid_out = kept;
  double here = 0, afar = 0;
  while (kept > 0) {
    if (kept == laid_out) {
      laid_out = kept > together ? kept - together : 0;
      lay_out(laid_out, kept);
    }
    Flow& flow = map.flows[kept - 1];
    const Way& way = ways.at({flow.from, flow.to});
    flow.way = way.line;
    here += length_on_page(flow.way, view.page) * flow.width / area;
    afar += way.length / longest * longest_on_page * view.page.width * flow.width / area;
    if (std::min(here, afar) > most_ink && kept < map.flows.size()) break;
    --kept;
  }
  for (std::size_t i = 0; i < kept; ++i) map.rule.small += map.flows[i].legs.size();
  map.flows.erase(map.flows.begin(), map.flows.begin() + static_cast<std::ptrdiff_t>(kept));
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

FlowMap lay_out_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const RouteStyles& styles, const std::vector<RouteLine>& lines,
                      const FlowOrder& order) {
  const double reach = order.reach;
  const Scale scale(timeline);
  FlowMap map;
  map.rule.by_people = scale.by_people();
  map.rule.joined = reach > 0;
  map.rule.largest = order.largest;
  map.busiest = order.busiest;
  std::vector<std::size_t> hub_of;
  map.hubs = hubs_of(timeline, view, scale, order, hub_of);

  const bool one_colour = styles.key.by == scenario::ColourBy::flight;
  const float faintest = faintest_on_map(theme, theme.routes.front());
  // Ways are told apart by their lines, hubs by their numbers.
  struct Key {
    std::size_t from, to;
    std::uint64_t way;
    std::size_t colour;
    bool operator==(const Key&) const = default;
  };
  const auto hash = [](const Key& k) {
    std::uint64_t h = 0;
    for (const std::uint64_t part :
         {std::uint64_t{k.from}, std::uint64_t{k.to}, k.way, std::uint64_t{k.colour}})
      h = mixed(h, part);
    return static_cast<std::size_t>(h ^ (h >> 32U));
  };
  std::unordered_map<Key, std::size_t, decltype(hash)> known(order.legs.size() / 2, hash);
  for (const std::size_t i : order.legs) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[i].flight];
    const std::size_t from = hub_of[f.from], to = hub_of[f.to];
    if (reach > 0 && from == to) {
      ++map.rule.within;
      continue;
    }
    const std::uint64_t way = reach > 0 ? 0 : lines[i].path.id();
    const std::size_t colour = one_colour ? 0 : styles.legs[i].colour_index;
    const auto [entry, is_new] = known.try_emplace(Key{from, to, way, colour}, map.flows.size());
    if (is_new) {
      map.flows.push_back({.from = from, .to = to});
      map.flows.back().people = 0;
      map.flows.back().colour = one_colour ? theme.routes.front() : styles.legs[i].colour;
      map.flows.back().faintest = one_colour ? faintest : styles.legs[i].faintest;
      if (reach <= 0) map.flows.back().way = lines[i];
    }
    Flow& flow = map.flows[entry->second];
    flow.legs.push_back(i);
    flow.people += scale.people_of(i);
    flow.size += scale.of(i);
    map.hubs[from].out += scale.of(i), map.hubs[to].in += scale.of(i);
    map.rule.unknown += scale.by_people() && !scale.people_of(i).known() ? 1 : 0;
  }
  for (Flow& flow : map.flows) {
    std::ranges::stable_sort(flow.legs, {}, [&](std::size_t leg) { return timeline.legs[leg].depart; });
    for (double sum = 0; const std::size_t leg : flow.legs) flow.moved.push_back(sum += scale.of(leg));
    map.rule.largest = std::max(map.rule.largest, flow.size);
  }
  for (const Hub& hub : map.hubs) map.busiest = std::max({map.busiest, hub.out, hub.in});
  map.rule.busiest = map.busiest;
  map.rule.widest = widest_band * theme.route_width;
  for (Flow& flow : map.flows) flow.width = map.rule.of(flow.size);
  std::ranges::stable_sort(map.flows, {}, &Flow::size);
  if (reach > 0) keep_largest(map, timeline, view, most_flow_ink);
  lay_beside(map.flows);
  for (const Flow& flow : map.flows) {
    map.rule.drawn += flow.legs.size();
    map.ink += length_on_page(flow.way, view.page) * flow.width / (view.page.width * view.page.height);
  }
  return map;
}

}  // namespace homebound::compose
