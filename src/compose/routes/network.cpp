#include "compose/routes/network.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

#include "compose/kit/writer.h"

namespace homebound::compose {
namespace {

constexpr std::size_t most_followed = 3000;  // legs
constexpr double pair_width = 0.7;           // page units
constexpr double dart_length = 5;

using Pair = std::uint64_t;  // of place indices, the smaller first
Pair pair_of(const scenario::Flight& f) {
  return static_cast<Pair>(std::min(f.from, f.to)) << 32U | static_cast<Pair>(std::max(f.from, f.to));
}

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

// Returns the first shown leg between each pair of places, which stands for all of them in a network.
template <class Visit>
void each_pair(const timeline::Timeline& timeline, Visit visit) {
  std::unordered_map<Pair, std::size_t> first;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i)) continue;
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[i].flight];
    const auto [entry, is_new] = first.emplace(pair_of(f), i);
    visit(i, entry->second, f.via.empty() || is_new);
  }
}

}  // namespace

bool is_network(const timeline::Timeline& timeline) { return timeline.legs.size() > most_followed; }

std::vector<RouteLine> network_lines(const timeline::Timeline& timeline, const View& view) {
  std::vector<RouteLine> lines(timeline.legs.size(), make_route_line({}, {}));
  std::unordered_map<std::size_t, std::size_t> back;  // first leg in the opposite direction
  const auto& flights = timeline.scenario->flights;
  each_pair(timeline, [&](std::size_t i, std::size_t first, bool same_way) {
    if (i == first || !same_way || !flights[timeline.legs[first].flight].via.empty()) {
      lines[i] = project_route(timeline.legs[i], view);
    } else if (flights[timeline.legs[i].flight].from == flights[timeline.legs[first].flight].from) {
      lines[i] = lines[first];
    } else {
      const auto [entry, is_new] = back.emplace(first, i);
      lines[i] = is_new ? reversed(lines[first]) : lines[entry->second];
    }
  });
  return lines;
}

std::shared_ptr<const drawing::Group> draw_network(const timeline::Timeline& timeline,
                                                   const std::vector<RouteLine>& lines,
                                                   const RouteStyles& styles, Size page) {
  std::vector<std::size_t> shown;
  each_pair(timeline, [&](std::size_t i, std::size_t first, bool) {
    if (i == first && !lines[i].path->empty()) shown.push_back(i);
  });
  // Draw long lines first: the short ones between neighbours would vanish below them.
  std::stable_sort(shown.begin(), shown.end(),
                   [&](std::size_t a, std::size_t b) { return lines[a].length > lines[b].length; });
  const double alpha = std::clamp(22 / std::sqrt(static_cast<double>(shown.size())), 0.08, 0.5);
  Items items;
  items.reserve(shown.size());
  for (const std::size_t i : shown)
    items.emplace_back(drawing::Stroke{lines[i].path,
                                       {},
                                       styles.legs[i].colour.faded(static_cast<float>(alpha)),
                                       pair_width,
                                       drawing::Stroke::Cap::butt,
                                       {}});
  return kept_group("network", std::move(items), {0, 0, page.width, page.height});
}

void draw_darts(Items& items, const timeline::FrameState& state, const std::vector<RouteLine>& lines,
                const RouteStyles& styles, const Theme& theme) {
  static constexpr Point dart[] = {{1, 0}, {-0.8, 0.55}, {-0.45, 0}, {-0.8, -0.55}};
  std::map<std::size_t, std::pair<Colour, Path>> by_colour;
  for (std::size_t i = 0; i < state.flights.size(); ++i) {
    if (!state.flights[i].flies()) continue;
    const auto place = place_on(lines[i], state.flights[i].progress);
    if (!place) continue;
    auto& [colour, path] = by_colour[styles.legs[i].colour_index];
    colour = styles.legs[i].colour;
    const Affine m = Affine::translate(place->at) * Affine::rotate(place->heading) *
                     Affine::scale(dart_length / 2, dart_length / 2);
    path.begin(true);
    for (const Point p : dart) path.add(m(p));
  }
  for (auto& [index, drawn] : by_colour) {
    const drawing::SharedPath path(std::move(drawn.second));
    items.emplace_back(
        drawing::Stroke{path, {}, theme.text_halo.faded(0.8F), 0.8, drawing::Stroke::Cap::butt, {}});
    items.emplace_back(drawing::Fill{path, {}, drawn.first});
  }
}

}  // namespace homebound::compose
