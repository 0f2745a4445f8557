#include "timeline/totals.h"

#include <algorithm>
#include <functional>
#include <map>

namespace homebound::timeline {
namespace {

using scenario::HeadCount;

// Some people on a leg, and the groups in which they count while they wait, and from their departure on.
struct Part {
  std::size_t leg;
  HeadCount people;
  std::size_t before, after;
};

struct Grouped {
  std::vector<std::string> names;
  std::vector<Part> parts;  // by leg
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
    const auto add = [&](const HeadCount& people, const std::string& before, const std::string& after) {
      const std::size_t row = row_of(before);
      result.parts.push_back({i, people, row, row_of(after)});
    };
    const auto add_to = [&](const HeadCount& people, const std::string& name) { add(people, name, name); };
    const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
    switch (grouping) {
      case Grouping::kind:
        if (mentions_people(f))
          for_each_group(f, [&](const HeadCount& people, const Interned& kind, const Interned&) {
            add_to(people, kind);
          });
        break;
      case Grouping::nationality:
        for_each_group(f, [&](const HeadCount& people, const Interned&, const Interned& nationality) {
          add_to(people, nationality);
        });
        break;
      case Grouping::place:
        add(f.people, from.id, to.id);
        break;
      case Grouping::country:
        add(f.people, from.country, to.country);
        break;
      case Grouping::flight:
        add_to(f.people, f.id);
        break;
      case Grouping::journey:
        add_to(f.people, f.journey->name);
        break;
      case Grouping::operated_by:
        add_to(f.people, f.craft->operated_by);
        break;
      case Grouping::aircraft:
        add_to(f.people, f.craft->type);
        break;
      case Grouping::mode:
        add_to(f.people, std::string(scenario::mode_names[static_cast<std::size_t>(f.mode)]));
        break;
    }
  }
  return result;
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
  for (const Part& part : g.parts) {
    if (!timeline.shows(part.leg)) continue;
    const Status status = status_at(timeline.legs[part.leg], t);
    result[status == Status::waiting ? part.before : part.after].count.of(status) += part.people;
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
    const Part* part;
    bool leaves;
  };
  std::vector<Change> changes;
  for (const Part& part : g.parts) {
    if (part.people == 0 || !timeline.shows(part.leg)) continue;
    const Leg& leg = timeline.legs[part.leg];
    result.counts[0][part.before].waiting += part.people;
    changes.push_back({leg.depart, &part, true});
    changes.push_back({leg.arrive, &part, false});
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.at < b.at; });
  for (const auto& [at, part, leaves] : changes) {
    if (result.at.empty() || result.at.back() != at) {
      result.at.push_back(at);
      result.counts.emplace_back(result.counts.back());
    }
    std::vector<Count>& now = result.counts.back();
    if (leaves) now[part->before].waiting -= part->people, now[part->after].aboard += part->people;
    if (!leaves) now[part->after].aboard -= part->people, now[part->after].landed += part->people;
  }
  return result;
}

}  // namespace homebound::timeline
