#include "timeline/totals.h"

#include <algorithm>
#include <map>

namespace homebound::timeline {
namespace {

using scenario::HeadCount;

// The groups in which each flight's people count while they wait, and from their departure on.
struct Grouped {
  std::vector<std::string> names;
  struct Rows {
    std::size_t before, after;
    bool counted = true;  // false: in no group
  };
  std::vector<Rows> rows;  // by leg
};

Grouped grouped(const Timeline& timeline, Grouping grouping) {
  const scenario::Scenario& s = *timeline.scenario;
  Grouped result;
  std::map<std::string, std::size_t> known;
  const auto row_of = [&](const std::string& name) {
    const auto [entry, is_new] = known.try_emplace(name, result.names.size());
    if (is_new) result.names.push_back(name);
    return entry->second;
  };
  for (const Leg& leg : timeline.legs) {
    const scenario::Flight& f = s.flights[leg.flight];
    const scenario::Place &from = s.places[f.from], &to = s.places[f.to];
    switch (grouping) {
      case Grouping::kind: {
        const bool counted = mentions_people(f);
        const std::size_t row = counted ? row_of(f.kind) : 0;
        result.rows.push_back({row, row, counted});
        break;
      }
      case Grouping::flight:
        result.rows.push_back({row_of(f.id), row_of(f.id)});
        break;
      case Grouping::place: {
        const std::size_t before = row_of(from.id);
        result.rows.push_back({before, row_of(to.id)});
        break;
      }
      case Grouping::country: {
        const std::size_t before = row_of(from.country);
        result.rows.push_back({before, row_of(to.country)});
        break;
      }
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
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const Leg& leg = timeline.legs[i];
    if (!g.rows[i].counted || !timeline.shows(i)) continue;
    const Status status = status_at(leg, t);
    const std::size_t row = status == Status::waiting ? g.rows[i].before : g.rows[i].after;
    result[row].count.of(status) += timeline.scenario->flights[leg.flight].people;
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
    std::size_t leg;
    bool leaves;
  };
  std::vector<Change> changes;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const HeadCount& people = timeline.scenario->flights[timeline.legs[i].flight].people;
    if (people == 0 || !g.rows[i].counted || !timeline.shows(i)) continue;
    result.counts[0][g.rows[i].before].waiting += people;
    changes.push_back({timeline.legs[i].depart, i, true});
    changes.push_back({timeline.legs[i].arrive, i, false});
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.at < b.at; });
  for (const Change& c : changes) {
    if (result.at.empty() || result.at.back() != c.at) {
      result.at.push_back(c.at);
      result.counts.emplace_back(result.counts.back());
    }
    const HeadCount& people = timeline.scenario->flights[timeline.legs[c.leg].flight].people;
    std::vector<Count>& now = result.counts.back();
    if (c.leaves) now[g.rows[c.leg].before].waiting -= people, now[g.rows[c.leg].after].aboard += people;
    if (!c.leaves) now[g.rows[c.leg].after].aboard -= people, now[g.rows[c.leg].after].landed += people;
  }
  return result;
}

}  // namespace homebound::timeline
