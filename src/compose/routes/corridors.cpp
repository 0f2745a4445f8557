#include "compose/routes/corridors.h"

#include <algorithm>
#include <map>

namespace homebound::compose {
namespace {

constexpr double widest_corridor = 84;  // page units; fuller corridors have narrower gaps

enum class Way { same, reversed, other };

// A recorded track is a corridor of its own.
Way compare(const scenario::Flight& a, const scenario::Flight& b) {
  if (a.track || b.track) return Way::other;
  if (a.from == b.from && a.to == b.to && a.via == b.via) return Way::same;
  const bool back = a.from == b.to && a.to == b.from &&
                    std::equal(a.via.begin(), a.via.end(), b.via.rbegin(), b.via.rend());
  return back ? Way::reversed : Way::other;
}

void lay_lanes(Corridor& corridor, const std::vector<double>& widths) {
  auto& lanes = corridor.lanes;
  // From left to right: oncoming legs, the first nearest the middle, then legs in our direction.
  std::stable_partition(lanes.begin(), lanes.end(), [](const auto& lane) { return lane.reversed; });
  std::reverse(lanes.begin(), std::find_if(lanes.begin(), lanes.end(), [](auto& l) { return !l.reversed; }));
  // As far from middle to middle as the widest neighbours need, so that a fan is spread evenly.
  double pitch = 0;
  for (std::size_t i = 1; i < lanes.size(); ++i)
    pitch = std::max(pitch, (widths[lanes[i - 1].leg] + widths[lanes[i].leg]) / 2 + lane_gap);
  const double first = widths[lanes.front().leg] / 2, last = widths[lanes.back().leg] / 2;
  const double between = pitch * static_cast<double>(lanes.size() - 1), total = first + between + last;
  const double squeeze = std::min(1.0, widest_corridor / std::max(total, 1.0));
  corridor.width = total * squeeze;
  double x = first - total / 2;
  for (Corridor::Lane& lane : lanes) lane.centre = x * squeeze, x += pitch;
}

}  // namespace

std::vector<Corridor> corridors(const timeline::Timeline& timeline, const std::vector<double>& widths) {
  const auto& flights = timeline.scenario->flights;
  std::vector<Corridor> result;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> between;  // keyed by two places
  for (std::size_t leg = 0; leg < timeline.legs.size(); ++leg) {
    const scenario::Flight& flight = flights[timeline.legs[leg].flight];
    auto& known = between[std::minmax(flight.from, flight.to)];
    Way way = Way::other;
    std::size_t found = 0;
    for (std::size_t k = 0; k < known.size() && way == Way::other; ++k) {
      found = known[k];
      way = compare(flights[timeline.legs[result[found].lanes[0].leg].flight], flight);
    }
    if (way == Way::other) {
      found = result.size();
      known.push_back(found);
      result.emplace_back();
    }
    result[found].lanes.push_back({leg, way == Way::reversed, 0});
  }
  for (Corridor& corridor : result) lay_lanes(corridor, widths);
  return result;
}

}  // namespace homebound::compose
