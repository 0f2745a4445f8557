#include "compose/routes/shared_lines.h"

#include <algorithm>
#include <unordered_map>

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
  std::size_t from = 0;  // where `there` begins
  RouteLine there;
  std::optional<RouteLine> back;
};

}  // namespace

std::vector<RouteLine> shared_lines(const timeline::Timeline& timeline, const View& view) {
  std::vector<RouteLine> lines;
  lines.reserve(timeline.legs.size());
  std::unordered_map<std::uint64_t, Both> known;
  const RouteLine none = make_route_line({}, {});
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[i].flight];
    if (!timeline.shows(i)) {
      lines.push_back(none);
    } else if (!is_direct(f)) {
      lines.push_back(project_route(timeline.legs[i], view));
    } else if (const auto [entry, is_new] = known.try_emplace(pair_of(f)); is_new) {
      entry->second = {f.from, project_route(timeline.legs[i], view), std::nullopt};
      lines.push_back(entry->second.there);
    } else if (Both& both = entry->second; both.from == f.from) {
      lines.push_back(both.there);
    } else {
      if (!both.back) both.back = reversed(both.there);
      lines.push_back(*both.back);
    }
  }
  return lines;
}

}  // namespace homebound::compose
