#include "compose/routes/shared_lines.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>

#include "base/numbering.h"
#include "base/parallel.h"
#include "base/recent.h"
#include "compose/routes/plane_ways.h"
#include "timeline/identity.h"

namespace homebound::compose {
namespace {

constexpr std::size_t piece = 64;  // ways that one thread takes at a time

// Of place indices, the smaller first.
std::uint64_t pair_of(const scenario::Flight& f) {
  return static_cast<std::uint64_t>(std::min(f.from, f.to)) << 32U | std::max(f.from, f.to);
}

bool is_direct(const scenario::Flight& f) { return f.via.empty() && !f.track; }

// Departures of hidden legs do not count.
void add_departures(LineNumbers& numbers, const timeline::Timeline& timeline) {
  std::vector<std::uint32_t>& first = numbers.first;
  first.assign(numbers.at.size() + 1, 0);
  for (std::size_t i = 0; i < numbers.of.size(); ++i)
    if (timeline.shows(i)) ++first[numbers.of[i] + std::size_t{1}];
  std::partial_sum(first.begin(), first.end(), first.begin());
  numbers.departs.resize(first.back());
  std::vector<std::uint32_t> at = first;
  for (std::size_t i = 0; i < numbers.of.size(); ++i)
    if (timeline.shows(i)) numbers.departs[at[numbers.of[i]]++] = timeline.legs[i].depart;
  for (std::size_t k = 0; k + 1 < first.size(); ++k)
    std::ranges::sort(std::span(numbers.departs).subspan(first[k], first[k + 1] - first[k]));
}

// The ways of a timeline's legs: the first leg of each pair of places stands for all of them; others stand
// for themselves.
struct TimelineWays {
  struct Way {
    std::size_t first = 0;              // the first leg, which flies there
    std::uint32_t line = 0;             // of those that fly there
    std::optional<std::uint32_t> back;  // the line of those that fly the other way
  };
  std::vector<Way> all;
  std::shared_ptr<const LineNumbers> numbers;  // the last line, in a piece of its own, is that of hidden legs

  // Samples that no view changes, piece by piece; none for one with a recorded way, which follow the view.
  std::vector<EarthWays> samples;

  // On the plane of a projection, for views up to a tolerance of a part of it.
  struct Plane {
    Projection projection;
    double tolerance = 0;
    Rect within;
    std::vector<PlaneWays> pieces;
  };
  mutable Recent<std::string, std::shared_ptr<const Plane>> planes{4};  // by definition

  std::size_t pieces() const { return (all.size() + piece - 1) / piece; }
  std::vector<const timeline::Leg*> legs_of(std::size_t p, const timeline::Timeline& timeline) const {
    std::vector<const timeline::Leg*> legs;
    for (std::size_t w = p * piece; w < std::min(all.size(), (p + 1) * piece); ++w)
      legs.push_back(&timeline.legs[all[w].first]);
    return legs;
  }

  TimelineWays(const timeline::Timeline& timeline, const View& view) {
    const std::size_t count = timeline.legs.size();
    IntegerNumbering pairs(count);
    std::vector<std::size_t> known;  // indices into `all`, by pair
    auto made = std::make_shared<LineNumbers>();
    std::vector<std::uint32_t>& of = made->of;
    const auto flight_of = [&](std::size_t leg) -> const scenario::Flight& {
      return timeline.scenario->flights[timeline.legs[leg].flight];
    };
    // `forth` is the line of which this is the other way.
    const auto add_line = [&](std::size_t way, std::optional<std::uint32_t> forth) {
      made->at.push_back({static_cast<std::uint32_t>(way / piece), static_cast<std::uint32_t>(way % piece),
                          forth.has_value(), forth.value_or(0)});
      return static_cast<std::uint32_t>(made->at.size() - 1);
    };
    std::vector<std::size_t> hidden;
    of.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
      const scenario::Flight& f = flight_of(i);
      if (!timeline.shows(i)) {
        hidden.push_back(i);
        continue;
      }
      std::size_t w = all.size();
      if (is_direct(f)) {
        const auto [pair, is_new] = pairs.number(pair_of(f));
        if (is_new) known.push_back(w);
        w = known[pair];
      }
      if (w == all.size()) all.push_back({i, add_line(w, {}), {}});
      Way& way = all[w];
      const bool is_back = f.from != flight_of(way.first).from;
      if (is_back && !way.back) way.back = add_line(w, way.line);
      of[i] = is_back ? *way.back : way.line;
    }
    const std::uint32_t none = add_line(pieces() * piece, {});
    for (const std::size_t i : hidden) of[i] = none;
    add_departures(*made, timeline);
    numbers = std::move(made);
    samples.resize(pieces());
    parallel_for(pieces(), pieces() > 1, [&](std::size_t p) {
      const std::vector<const timeline::Leg*> legs = legs_of(p, timeline);
      if (std::ranges::none_of(legs, [](const timeline::Leg* leg) { return leg->recording != nullptr; }))
        samples[p] = sampled(legs, view);
    });
  }

  PlaneWays on_plane(std::size_t p, const timeline::Timeline& timeline, const View& view, double tolerance,
                     const Rect& within) const {
    return samples[p].share.empty()
               ? PlaneWays(sampled(legs_of(p, timeline), view), view.projection, tolerance, within)
               : PlaneWays(samples[p], view.projection, tolerance, within);
  }

  // Returns the ways with such samples on the plane of a view, which other views of it can use; null where
  // none will come.
  std::shared_ptr<const Plane> plane_of(const timeline::Timeline& timeline, const View& view) const {
    constexpr double ahead = 4;  // whoever zooms in goes on
    if (view.projection.is_blend()) return nullptr;
    const double needed = tolerance_of(view);
    const Rect near = shown_by(view, 1);
    bool zooms = false;
    const std::string& definition = view.projection.definition();
    auto known = planes.find(definition, [&](const auto& plane) {
      if (!(plane->projection == view.projection)) return false;
      zooms = zooms || plane->tolerance > needed;
      return plane->tolerance <= needed && plane->within.covers(near);
    });
    if (known) return *known;
    auto made = std::make_shared<Plane>(
        Plane{view.projection, zooms ? needed / ahead : needed, shown_by(view, 2), {}});
    made->pieces.resize(pieces());
    parallel_for(pieces(), pieces() > 1, [&](std::size_t p) {
      if (!samples[p].share.empty())
        made->pieces[p] = on_plane(p, timeline, view, made->tolerance, made->within);
    });
    planes.add(definition, made);
    return made;
  }
};

std::shared_ptr<const TimelineWays> ways_of(const timeline::Timeline& timeline, const View& view) {
  static Recent<timeline::Identity, std::shared_ptr<const TimelineWays>> recent(2);
  return recent.get(timeline::Identity(timeline),
                    [&] { return std::make_shared<const TimelineWays>(timeline, view); });
}

}  // namespace

LegLines shared_lines(const timeline::Timeline& timeline, const View& view) {
  const std::shared_ptr<const TimelineWays> ways = ways_of(timeline, view);
  const std::shared_ptr<const TimelineWays::Plane> plane = ways->plane_of(timeline, view);
  std::vector<RouteLines> pieces(ways->pieces() + 1);
  pieces.back().begin(), pieces.back().end();
  parallel_for(ways->pieces(), ways->pieces() > 1, [&](std::size_t p) {
    pieces[p] = plane && !ways->samples[p].share.empty()
                    ? plane->pieces[p].on_page(view)
                    : ways->on_plane(p, timeline, view, tolerance_of(view), shown_by(view, 1)).on_page(view);
  });
  return {std::move(pieces), ways->numbers};
}

}  // namespace homebound::compose
