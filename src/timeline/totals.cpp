#include "timeline/totals.h"

#include <algorithm>

#include "timeline/grouped.h"

namespace homebound::timeline {
namespace {

using scenario::HeadCount;

// Instants at which everybody waits, and at which everybody has landed for good.
constexpr Instant before_all = Instant::min(), after_all = Instant::max();

HeadCount people_aboard(const Timeline& timeline, const Part& part) {
  HeadCount aboard;
  std::size_t group = 0;
  for_each_group(timeline.scenario->flights[timeline.legs[part.leg].flight],
                 [&](const HeadCount& people, auto&&, auto&&) {
                   if (group++ == part.group) aboard = people;
                 });
  return aboard;
}

}  // namespace

std::vector<Group> totals(const Timeline& timeline, Grouping grouping, Instant t) {
  const Grouped g = grouped(timeline, grouping);
  std::vector<Group> result;
  for (const std::string& name : g.names) result.push_back({name, {}});
  auto first = g.parts.begin();  // part of the leg
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    for_each_count(timeline, i, t, [&](std::size_t group, Status status, const HeadCount& people) {
      const Part& part = first[static_cast<std::ptrdiff_t>(group)];
      if (part.counted)
        result[status == Status::waiting ? part.before : part.after].count.of(status) += people;
    });
    while (first != g.parts.end() && first->leg == i) ++first;
  }
  return result;
}

const std::vector<Count>& Steps::on(Instant t) const {
  return counts[static_cast<std::size_t>(std::upper_bound(at.begin(), at.end(), t) - at.begin())];
}

Steps steps(const Timeline& timeline, Grouping grouping) {
  const Grouped g = grouped(timeline, grouping);
  Steps result{g.names, {}, {std::vector<Count>(g.names.size())}};
  struct Change {
    Instant at;
    std::size_t row;
    Status status;
    HeadCount people;
    bool leaves;
  };
  std::vector<Change> changes;
  for (const auto& part : g.parts) {
    if (!part.counted || !timeline.shows(part.leg)) continue;
    const Leg& leg = timeline.legs[part.leg];
    const std::size_t before = part.before, after = part.after;
    for_each_count(timeline, part.leg, before_all, [&](std::size_t group, Status, const HeadCount& people) {
      if (group != part.group || people == 0) return;
      result.counts[0][before].waiting += people;
      changes.push_back({leg.depart, before, Status::waiting, people, true});
    });
    const HeadCount people = people_aboard(timeline, part);
    if (people == 0) continue;
    changes.push_back({leg.depart, after, Status::airborne, people, false});
    changes.push_back({leg.arrive, after, Status::airborne, people, true});
    for_each_count(timeline, part.leg, after_all, [&](std::size_t group, Status, const HeadCount& stay) {
      if (group == part.group && stay != 0)
        changes.push_back({leg.arrive, after, Status::landed, stay, false});
    });
    if (leg.passage)
      for (const auto& [group, other, onward] : leg.passage->onward)
        if (group == part.group && timeline.shows(other)) {
          changes.push_back({leg.arrive, after, Status::airborne, onward, false});
          changes.push_back({timeline.legs[other].depart, after, Status::airborne, onward, true});
        }
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.at < b.at; });
  for (const auto& [at, row, status, people, leaves] : changes) {
    if (result.at.empty() || result.at.back() != at) {
      result.at.push_back(at);
      result.counts.emplace_back(result.counts.back());
    }
    HeadCount& now = result.counts.back()[row].of(status);
    if (leaves) {
      now -= people;
    } else {
      now += people;
    }
  }
  return result;
}

}  // namespace homebound::timeline
