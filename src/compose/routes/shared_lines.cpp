#include "compose/routes/shared_lines.h"

#include <algorithm>
#include <unordered_map>

#include "base/parallel.h"
#include "base/recent.h"
#include "compose/routes/plane_ways.h"

namespace homebound::compose {
namespace {

constexpr std::size_t piece = 64;  // ways that one thread takes at a time

void add_reversed(RouteLines& lines, const RouteLine& line) {
  lines.begin();
  for (std::size_t part = line.path->parts(); part-- > 0;) {
    const auto points = line.path->part(part);
    const std::size_t first = line.path->starts[part];
    lines.begin_part();
    for (std::size_t i = points.size(); i-- > 0;) lines.add(points[i], 1 - line.share[first + i]);
  }
}

// Of place indices, the smaller first.
std::uint64_t pair_of(const scenario::Flight& f) {
  return static_cast<std::uint64_t>(std::min(f.from, f.to)) << 32U | std::max(f.from, f.to);
}

bool is_direct(const scenario::Flight& f) { return f.via.empty() && !f.track; }

// The ways of a timeline's legs: the first leg of each pair of places stands for all of them; others stand
// for themselves.
struct TimelineWays {
  struct Way {
    std::size_t first = 0;  // the first leg, which flies there
    bool is_returned = false;
  };
  std::vector<Way> all;
  std::vector<std::size_t> of;  // by leg that is shown
  std::vector<bool> back;       // by leg: it is shown and flies against its way

  // Samples that no view changes, piece by piece; none for one with a recorded way, which follow the view.
  std::vector<EarthWays> samples;

  // On the plane of a projection, for views up to a tolerance.
  struct Plane {
    Projection projection;
    double tolerance = 0;
    std::vector<PlaneWays> pieces;
  };
  mutable Recent<std::string, std::shared_ptr<const Plane>> planes{3};  // by definition

  std::size_t pieces() const { return (all.size() + piece - 1) / piece; }
  std::vector<const timeline::Leg*> legs_of(std::size_t p, const timeline::Timeline& timeline) const {
    std::vector<const timeline::Leg*> legs;
    for (std::size_t w = p * piece; w < std::min(all.size(), (p + 1) * piece); ++w)
      legs.push_back(&timeline.legs[all[w].first]);
    return legs;
  }

  TimelineWays(const timeline::Timeline& timeline, const View& view) {
    std::unordered_map<std::uint64_t, std::size_t> known;  // indices into `all`
    const std::size_t count = timeline.legs.size();
    of.resize(count), back.assign(count, false);
    const auto flight_of = [&](std::size_t leg) -> const scenario::Flight& {
      return timeline.scenario->flights[timeline.legs[leg].flight];
    };
    for (std::size_t i = 0; i < count; ++i) {
      const scenario::Flight& f = flight_of(i);
      if (!timeline.shows(i)) continue;
      of[i] = is_direct(f) ? known.try_emplace(pair_of(f), all.size()).first->second : all.size();
      if (of[i] == all.size()) {
        all.push_back({i, false});
      } else if (f.from != flight_of(all[of[i]].first).from) {
        all[of[i]].is_returned = back[i] = true;
      }
    }
    samples.resize(pieces());
    parallel_for(pieces(), pieces() > 1, [&](std::size_t p) {
      const std::vector<const timeline::Leg*> legs = legs_of(p, timeline);
      if (std::ranges::none_of(legs, [](const timeline::Leg* leg) { return leg->recording != nullptr; }))
        samples[p] = sampled(legs, view);
    });
  }

  PlaneWays on_plane(std::size_t p, const timeline::Timeline& timeline, const View& view,
                     double tolerance) const {
    return samples[p].share.empty()
               ? PlaneWays(sampled(legs_of(p, timeline), view), view.projection, tolerance)
               : PlaneWays(samples[p], view.projection, tolerance);
  }

  // Returns the ways with such samples on the plane of a view, which other views of it can use; null where
  // none will come.
  std::shared_ptr<const Plane> plane_of(const timeline::Timeline& timeline, const View& view) const {
    constexpr double ahead = 4;  // whoever zooms in goes on
    if (view.projection.is_blend()) return nullptr;
    const double needed = tolerance_of(view);
    bool zooms = false;
    const std::string& definition = view.projection.definition();
    auto known = planes.find(definition, [&](const auto& plane) {
      if (!(plane->projection == view.projection)) return false;
      zooms = zooms || plane->tolerance > needed;
      return plane->tolerance <= needed;
    });
    if (known) return *known;
    auto made = std::make_shared<Plane>(Plane{view.projection, zooms ? needed / ahead : needed, {}});
    made->pieces.resize(pieces());
    parallel_for(pieces(), pieces() > 1, [&](std::size_t p) {
      if (!samples[p].share.empty()) made->pieces[p] = on_plane(p, timeline, view, made->tolerance);
    });
    planes.add(definition, made);
    return made;
  }
};

// Legs follow from the scenario, and which of them are shown from the flags.
struct WaysKey {
  std::weak_ptr<const scenario::Scenario> scenario;
  std::vector<bool> hidden;
  bool operator==(const WaysKey& o) const {
    return !scenario.owner_before(o.scenario) && !o.scenario.owner_before(scenario) && hidden == o.hidden;
  }
};

std::shared_ptr<const TimelineWays> ways_of(const timeline::Timeline& timeline, const View& view) {
  static Recent<WaysKey, std::shared_ptr<const TimelineWays>> recent(2);
  return recent.get({timeline.scenario, timeline.hidden},
                    [&] { return std::make_shared<const TimelineWays>(timeline, view); });
}

}  // namespace

SharedLines shared_lines(const timeline::Timeline& timeline, const View& view) {
  const std::shared_ptr<const TimelineWays> ways = ways_of(timeline, view);
  const std::shared_ptr<const TimelineWays::Plane> plane = ways->plane_of(timeline, view);
  std::vector<RouteLine> there(ways->all.size()), back(ways->all.size());
  parallel_for(ways->pieces(), ways->pieces() > 1, [&](std::size_t p) {
    const bool kept = plane && !ways->samples[p].share.empty();
    const PlaneWays own = kept ? PlaneWays() : ways->on_plane(p, timeline, view, tolerance_of(view));
    std::vector<RouteLine> lines = (kept ? plane->pieces[p] : own).on_page(view);
    RouteLines returns;
    const auto returned = std::span(ways->all).subspan(p * piece, lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
      if (returned[i].is_returned) add_reversed(returns, lines[i]);
    std::vector<RouteLine> reversed = returns.finish();
    for (std::size_t i = 0, k = 0; i < lines.size(); ++i) {
      if (returned[i].is_returned) {
        reversed[k].length = lines[i].length;  // to the last digit
        back[p * piece + i] = std::move(reversed[k++]);
      }
      there[p * piece + i] = std::move(lines[i]);
    }
  });
  SharedLines shared;
  shared.lines.reserve(timeline.legs.size());
  shared.own.assign(timeline.legs.size(), false);
  const RouteLine none = make_route_line({}, {});
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const bool shown = timeline.shows(i), is_back = ways->back[i];
    shared.own[i] = shown && !is_back;
    shared.lines.push_back(!shown ? none : is_back ? back[ways->of[i]] : there[ways->of[i]]);
  }
  return shared;
}

}  // namespace homebound::compose
