#include "compose/routes/flows.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/numbering.h"
#include "base/parallel.h"
#include "base/recent.h"
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
  std::vector<Hub> hubs;
  hub_of.assign(s.places.size(), 0);
  // A grid of cells as wide as the reach, so that only neighbours are compared.
  std::map<std::pair<long, long>, std::vector<std::size_t>> grid;
  for (const std::size_t place : bundles.places) {
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

// Ways are told apart by their lines, and ends by their numbers.
struct WayKey {
  std::size_t from, to;
  std::size_t way;
  std::size_t colour;
  bool operator==(const WayKey&) const = default;
};
struct HashOfWay {
  std::size_t operator()(const WayKey& k) const {
    std::uint64_t h = 0;
    for (const std::uint64_t part :
         {std::uint64_t{k.from}, std::uint64_t{k.to}, k.way, std::uint64_t{k.colour}})
      h = mixed(h, part);
    return h;
  }
};

// What makes up a flow, before it is known whether it is drawn: most maps of many flights are only looked at.
struct Sum {
  std::uint32_t from, to;  // hubs
  std::uint32_t bundle;    // the first
  std::size_t flights = 0;
  double size = 0;
};
struct Sums {
  std::vector<Hub> hubs;
  std::vector<Sum> all;           // in order of their first bundles
  std::vector<std::uint32_t> of;  // by bundle; past the last one within a hub
  BandRule rule;
};

Sums summed(const timeline::Timeline& timeline, const View& view, const Theme& theme, const LegLines& lines,
            const Bundles& bundles, const FlowOrder& order) {
  Sums sums;
  std::vector<std::size_t> hub_of;
  sums.hubs = hubs_of(timeline, view, bundles, order.reach, hub_of);
  BandRule& rule = sums.rule;
  rule.by_people = bundles.by_people, rule.joined = order.reach > 0;
  rule.largest = order.largest, rule.busiest = order.busiest;
  rule.widest = widest_band * theme.route_width;
  Numbering<WayKey, HashOfWay> numbers(bundles.all.size());
  sums.of.reserve(bundles.all.size());
  for (std::uint32_t i = 0; i < bundles.all.size(); ++i) {
    const Bundle& bundle = bundles.all[i];
    const std::size_t from = hub_of[bundle.from], to = hub_of[bundle.to];
    if (order.reach > 0 && from == to) {
      rule.within += bundle.flights;
      sums.of.push_back(~0U);
      continue;
    }
    const std::size_t way = order.reach > 0 ? 0 : lines.number(bundle.first);
    const auto [number, is_new] = numbers.number({from, to, way, bundle.colour});
    if (is_new) sums.all.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), i});
    sums.of.push_back(number);
    Sum& sum = sums.all[number];
    sum.flights += bundle.flights;
    sum.size += bundle.size;
    sums.hubs[from].out += bundle.size, sums.hubs[to].in += bundle.size;
    rule.unknown += bundles.by_people ? bundle.unknown : 0;
  }
  for (const Sum& sum : sums.all) rule.largest = std::max(rule.largest, sum.size);
  for (const Hub& hub : sums.hubs) rule.busiest = std::max({rule.busiest, hub.out, hub.in});
  return sums;
}

// On a map that shows the whole earth, the longest way takes as much of the page's width.
constexpr double longest_on_page = 0.6;

// The lengths of flows over the earth, as shares of the longest.
class Lengths {
 public:
  Lengths(const std::vector<Hub>& hubs, std::span<const Sum> flows,
          const std::vector<scenario::Place>& places)
      : hubs_(hubs), places_(places) {
    constexpr double nearly =
        0.98;  // chords of a sphere tell lengths on the ellipsoid within half a per cent
    std::vector<Vec3> at;
    at.reserve(hubs.size());
    for (const Hub& hub : hubs) at.push_back(to_vector(places[hub.place].at));
    double most = 0;
    for (const Sum& flow : flows) most = std::max(most, norm(at[flow.from] - at[flow.to]));
    for (const Sum& flow : flows)
      if (norm(at[flow.from] - at[flow.to]) >= nearly * most)
        longest_ = std::max(longest_, metres(flow.from, flow.to));
  }
  double share(std::size_t from, std::size_t to) const { return metres(from, to) / longest_; }

 private:
  double metres(std::size_t from, std::size_t to) const {
    return geodesic_inverse(places_[hubs_[from].place].at, places_[hubs_[to].place].at).distance.value;
  }
  const std::vector<Hub>& hubs_;
  const std::vector<scenario::Place>& places_;
  double longest_ = 1;  // metres
};

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
    const RouteLines lines =
        PlaneWays(ways_between(ends, view), view.projection, tolerance_of(view), shown_by(view, 1))
            .on_page(view);
    for (std::size_t i = 0; i < own.size(); ++i) own[i]->second = lines.line(i);
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
// become fine.
void keep_largest(FlowMap& map, const Lengths& lengths, const timeline::Timeline& timeline,
                  const View& view) {
  const Size page = view.page;
  const double area = page.width * page.height;
  Ways ways(map, timeline, view);
  std::size_t kept = map.flows.size();
  double here = 0, afar = 0;  // ink: on this page, on one that shows all
  for (bool fits = true; fits && kept > 0;) {
    const Flow& flow = map.flows[kept - 1];
    const bool largest = kept == map.flows.size();
    here += length_on_page(ways.of(kept - 1), page) * flow.width / area;
    const double share = lengths.share(flow.from, flow.to) * longest_on_page * flow.width;
    afar += share * page.width / area;
    fits = largest || std::min(here, afar) <= most_flow_ink;
    if (fits) --kept;
  }
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

Bundles bundled(const timeline::Timeline& timeline, const RouteStyles& styles, const LegLines& lines,
                std::vector<std::size_t> legs) {
  Bundles bundles{std::move(legs), {}, {}, any_people(timeline), {}};
  bundles.of.reserve(bundles.legs.size());
  const bool one_colour = styles.key.by == scenario::ColourBy::flight;
  std::size_t colours = 1;
  if (!one_colour)
    for (const RouteStyle& style : styles.legs) colours = std::max(colours, style.colour_index + 1);
  constexpr std::uint32_t unseen = ~0U;
  // Legs that share a line fly from one place to another.
  std::vector<std::uint32_t> known(lines.lines() * colours, unseen);
  for (const std::size_t leg : bundles.legs) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[leg].flight];
    const std::size_t colour = one_colour ? 0 : styles.legs[leg].colour_index;
    std::uint32_t& own = known[lines.number(leg) * colours + colour];
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
  std::vector<double> busy(timeline.scenario->places.size(), 0);
  for (const Bundle& b : bundles.all)
    for (const std::size_t place : {b.from, b.to}) busy[place] += b.size + static_cast<double>(b.flights);
  for (std::size_t i = 0; i < busy.size(); ++i)
    if (busy[i] > 0) bundles.places.push_back(i);
  std::ranges::stable_sort(bundles.places, std::ranges::greater{}, [&](std::size_t i) { return busy[i]; });
  return bundles;
}

// The legs of styles are those of a timeline with its filter, and lines number them likewise in every view.
std::shared_ptr<const Bundles> all_bundled(const timeline::Timeline& timeline, const RouteStyles& styles,
                                           const LegLines& lines) {
  static Recent<std::shared_ptr<const void>, std::shared_ptr<const Bundles>> recent(2);
  return recent.get(styles.legs.owner(), [&] {
    std::vector<std::size_t> shown;
    for (std::size_t i = 0; i < timeline.legs.size(); ++i)
      if (timeline.shows(i)) shown.push_back(i);
    return std::make_shared<const Bundles>(bundled(timeline, styles, lines, std::move(shown)));
  });
}

FlowMap lay_out_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                      const RouteStyles& styles, const LegLines& lines, const Bundles& bundles,
                      const FlowOrder& order) {
  Sums sums = summed(timeline, view, theme, lines, bundles, order);
  std::vector<std::uint32_t> by_size(sums.all.size()), rank(sums.all.size());
  std::iota(by_size.begin(), by_size.end(), 0U);
  std::ranges::stable_sort(by_size, {}, [&](std::uint32_t i) { return sums.all[i].size; });
  FlowMap map;
  map.rule = sums.rule, map.busiest = sums.rule.busiest;
  map.flows.reserve(by_size.size());
  const bool one_colour = styles.key.by == scenario::ColourBy::flight;
  const float faintest = faintest_on_map(theme, theme.routes.front());
  std::unordered_map<std::size_t, RouteLine> known;  // by number
  for (const std::uint32_t i : by_size) {
    const Sum& sum = sums.all[i];
    const std::size_t first = bundles.all[sum.bundle].first;
    const RouteStyle& style = styles.legs[first];
    rank[i] = static_cast<std::uint32_t>(map.flows.size());
    Flow& flow = map.flows.emplace_back();
    flow.from = sum.from, flow.to = sum.to;
    flow.flights = sum.flights, flow.people = 0, flow.size = sum.size, flow.width = map.rule.of(sum.size);
    flow.colour = one_colour ? theme.routes.front() : style.colour;
    flow.faintest = one_colour ? faintest : style.faintest;
    if (order.reach > 0) continue;
    const auto [way, is_new] = known.try_emplace(lines.number(first));
    if (is_new) way->second = lines[first];
    flow.way = way->second;
  }
  for (std::size_t i = 0; i < sums.of.size(); ++i) {
    if (sums.of[i] >= rank.size()) continue;
    sums.of[i] = rank[sums.of[i]];
    map.flows[sums.of[i]].people += bundles.all[i].people;
  }
  map.hubs = std::move(sums.hubs), map.of = std::move(sums.of);
  if (order.reach > 0)
    keep_largest(map, Lengths(map.hubs, sums.all, timeline.scenario->places), timeline, view);
  lay_beside(map.flows);
  for (const Flow& flow : map.flows) {
    map.rule.drawn += flow.flights;
    map.ink += length_on_page(flow.way, view.page) * flow.width / (view.page.width * view.page.height);
  }
  return map;
}

// It is told for one and the same page, so that a table has one form on pages of all shapes.
double left_out_by_flows(const timeline::Timeline& timeline, const View& view, const Theme& theme,
                         const LegLines& lines, const Bundles& bundles, const FlowOrder& order) {
  constexpr Size usual{1280, 720};
  const Sums sums = summed(timeline, view, theme, lines, bundles, order);
  const Lengths lengths(sums.hubs, sums.all, timeline.scenario->places);
  std::size_t flights = sums.rule.within, drawn = 0;
  for (const Sum& sum : sums.all) flights += sum.flights;
  if (flights == 0) return 0;
  // Few are drawn, so that not all need be sorted.
  std::vector<std::uint32_t> left(sums.all.size());
  std::iota(left.begin(), left.end(), 0U);
  const auto order_of = [&](std::uint32_t i) { return std::pair(sums.all[i].size, i); };
  std::ranges::make_heap(left, {}, order_of);
  for (double ink = 0; !left.empty(); left.pop_back()) {
    std::ranges::pop_heap(left, {}, order_of);
    const Sum& sum = sums.all[left.back()];
    const bool largest = left.size() == sums.all.size();
    const double share = lengths.share(sum.from, sum.to) * longest_on_page * sums.rule.of(sum.size);
    ink += share * usual.width / (usual.width * usual.height);
    if (!largest && ink > most_flow_ink) break;
    drawn += sum.flights;
  }
  return 1 - static_cast<double>(drawn) / static_cast<double>(flights);
}

bool overfill(const Bundles& bundles, const View& view, const Theme& theme, const LegLines& lines,
              double largest) {
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
  for (auto* flows : {&map.flows, &map.fine})
    for (Flow& flow : *flows) flow.legs.reserve(flow.flights), flow.moved.reserve(flow.flights);
  for (std::size_t i = 0; i < bundles.legs.size(); ++i) {
    const std::size_t k = map.of[bundles.of[i]], fine = map.fine.size();
    if (k < fine + map.flows.size())
      (k < fine ? map.fine[k] : map.flows[k - fine]).legs.push_back(bundles.legs[i]);
  }
  for (auto* flows : {&map.flows, &map.fine})
    for (Flow& flow : *flows) {
      std::ranges::stable_sort(flow.legs, {}, [&](std::size_t leg) { return timeline.legs[leg].depart; });
      for (double sum = 0; const std::size_t leg : flow.legs)
        flow.moved.push_back(sum += bundles.by_people ? people_of(timeline, leg).middle() : 1);
    }
}

}  // namespace homebound::compose
