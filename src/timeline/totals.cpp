#include "timeline/totals.h"

#include <algorithm>
#include <functional>
#include <map>

namespace homebound::timeline {
namespace {

using scenario::HeadCount;

// A group aboard a leg, and the rows in which it counts while it waits, and from its departure on.
struct Part {
  std::size_t leg, group;
  std::size_t before, after;
  bool counted = true;  // false: in no row
};

// Instants at which everybody waits, and at which everybody has landed for good.
constexpr Instant before_all = Instant::min(), after_all = Instant::max();

struct Grouped {
  std::vector<std::string> names;
  std::vector<Part> parts;  // by leg and group
};

Grouped grouped(const Timeline& timeline, Grouping grouping) {
  const scenario::Scenario& s = *timeline.scenario;
  Grouped result;
  std::map<std::string, std::size_t, std::less<>> known;
  const auto row_of = [&](const std::string& name) {
    const auto [entry, is_new] = known.try_emplace(name, result.names.size());
    if (is_new) result.names.push_back(name);
    return entry->second;
  };
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
    if (never_flew(f)) continue;
    std::size_t group = 0;
    for_each_group(f, [&](const HeadCount&, const Interned& kind, const Interned& nationality) {
      const auto add = [&](const std::string& before, const std::string& after) {
        const std::size_t row = row_of(before);
        result.parts.push_back({i, group++, row, row_of(after)});
      };
      const auto add_to = [&](const std::string& name) { add(name, name); };
      switch (grouping) {
        case Grouping::kind:
          if (!mentions_people(f)) return result.parts.push_back({i, group++, 0, 0, false});
          return add_to(kind);
        case Grouping::nationality:
          return add_to(nationality);
        case Grouping::place:
          return add(from.id, to.id);
        case Grouping::country:
          return add(from.country, to.country);
        case Grouping::flight:
          return add_to(f.id);
        case Grouping::journey:
          return add_to(f.journey->name);
        case Grouping::operated_by:
          return add_to(f.craft->operated_by);
        case Grouping::aircraft:
          return add_to(f.craft->type);
        case Grouping::mode:
          return add_to(std::string(scenario::mode_names[static_cast<std::size_t>(f.mode)]));
      }
    });
  }
  return result;
}

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

std::optional<Grouping> grouping_named(std::string_view name) {
  for (std::size_t i = 0; i < grouping_names.size(); ++i)
    if (grouping_names[i] == name) return static_cast<Grouping>(i);
  return std::nullopt;
}

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
  for (auto part = g.parts.begin(); part != g.parts.end(); ++part) {
    if (!part->counted || !timeline.shows(part->leg)) continue;
    const Leg& leg = timeline.legs[part->leg];
    const std::size_t before = part->before, after = part->after;
    for_each_count(timeline, part->leg, before_all, [&](std::size_t group, Status, const HeadCount& people) {
      if (group != part->group || people == 0) return;
      result.counts[0][before].waiting += people;
      changes.push_back({leg.depart, before, Status::waiting, people, true});
    });
    const HeadCount people = people_aboard(timeline, *part);
    if (people == 0) continue;
    changes.push_back({leg.depart, after, Status::airborne, people, false});
    changes.push_back({leg.arrive, after, Status::airborne, people, true});
    for_each_count(timeline, part->leg, after_all, [&](std::size_t group, Status, const HeadCount& stay) {
      if (group == part->group && stay != 0)
        changes.push_back({leg.arrive, after, Status::landed, stay, false});
    });
    if (leg.passage)
      for (const auto& [group, other, onward] : leg.passage->onward)
        if (group == part->group && timeline.shows(other)) {
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
