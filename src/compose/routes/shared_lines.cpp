#include "compose/routes/shared_lines.h"

#include <algorithm>
#include <unordered_map>

#include "base/parallel.h"

namespace homebound::compose {
namespace {

RouteLine reversed(const RouteLine& line) {
  Path path;
  std::vector<double> share;
  for (std::size_t part = line.path->parts(); part-- > 0;) {
    const auto points = line.path->part(part);
    path.begin(false);
    const std::size_t first = line.path->starts[part];
    for (std::size_t i = points.size(); i-- > 0;)
      path.add(points[i]), share.push_back(1 - line.share[first + i]);
  }
  return {drawing::SharedPath(std::move(path)), std::move(share), line.length, line.box};
}

// Of place indices, the smaller first.
std::uint64_t pair_of(const scenario::Flight& f) {
  return static_cast<std::uint64_t>(std::min(f.from, f.to)) << 32U | std::max(f.from, f.to);
}

bool is_direct(const scenario::Flight& f) { return f.via.empty() && !f.track; }

// The lines between two places, one from each.
struct Both {
  std::size_t first = 0;  // the first leg, which flies there
  bool is_returned = false;
  RouteLine there, back;
};

}  // namespace

SharedLines shared_lines(const timeline::Timeline& timeline, const View& view) {
  // The first leg of each pair of places stands for all of them; others stand for themselves.
  std::vector<Both> ways;
  std::unordered_map<std::uint64_t, std::size_t> known;  // indices into `ways`
  std::vector<std::size_t> way_of(timeline.legs.size());
  const auto flight_of = [&](std::size_t leg) -> const scenario::Flight& {
    return timeline.scenario->flights[timeline.legs[leg].flight];
  };
  const auto is_back = [&](std::size_t leg) {
    return flight_of(leg).from != flight_of(ways[way_of[leg]].first).from;
  };
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const scenario::Flight& f = flight_of(i);
    if (!timeline.shows(i)) continue;
    way_of[i] = is_direct(f) ? known.try_emplace(pair_of(f), ways.size()).first->second : ways.size();
    if (way_of[i] == ways.size())
      ways.push_back({i, false, {}, {}});
    else if (is_back(i))
      ways[way_of[i]].is_returned = true;
  }
  constexpr std::size_t piece = 16;
  parallel_for((ways.size() + piece - 1) / piece, ways.size() > 2 * piece, [&](std::size_t p) {
    for (std::size_t w = p * piece; w < std::min(ways.size(), (p + 1) * piece); ++w) {
      ways[w].there = project_route(timeline.legs[ways[w].first], view);
      if (ways[w].is_returned) ways[w].back = reversed(ways[w].there);
    }
  });
  SharedLines shared;
  shared.lines.reserve(timeline.legs.size());
  shared.own.assign(timeline.legs.size(), false);
  const RouteLine none = make_route_line({}, {});
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const bool shown = timeline.shows(i), back = shown && is_back(i);
    shared.own[i] = shown && !back;
    shared.lines.push_back(!shown ? none : back ? ways[way_of[i]].back : ways[way_of[i]].there);
  }
  return shared;
}

}  // namespace homebound::compose
