#include "timeline/journeys.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include "scenario/flight_checks.h"
#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

using scenario::Flight;
using scenario::HeadCount;

// Returns the legs of each journey in order of departure: those of one name, and those that continue one
// another.
std::vector<std::vector<std::size_t>> journeys(const Timeline& timeline) {
  const std::vector<Flight>& flights = timeline.scenario->flights;
  std::map<std::size_t, std::size_t> root;  // of legs that belong to a journey
  const auto root_of = [&](std::size_t leg) {
    while (root.try_emplace(leg, leg).first->second != leg) leg = root[leg];
    return leg;
  };
  std::map<std::string_view, std::size_t> first;  // leg of a name
  for (std::size_t i = 0; i < flights.size(); ++i) {
    if (!flights[i].journey || never_flew(flights[i])) continue;
    const auto& [name, continues] = *flights[i].journey;
    if (!name.empty()) root[root_of(first.try_emplace(name, i).first->second)] = root_of(i);
    if (continues && !never_flew(flights[*continues])) root[root_of(*continues)] = root_of(i);
  }
  std::map<std::size_t, std::vector<std::size_t>> legs;
  for (const auto& [leg, parent] : root) legs[root_of(leg)].push_back(leg);
  std::vector<std::vector<std::size_t>> all;
  for (auto& [leg, of_journey] : legs) {
    std::ranges::stable_sort(of_journey, {}, [&](std::size_t i) { return timeline.legs[i].depart; });
    all.push_back(std::move(of_journey));
  }
  return all;
}

struct GroupOf {
  HeadCount people;
  Interned kind, nationality;
};
std::vector<GroupOf> groups_of(const Flight& flight) {
  std::vector<GroupOf> groups;
  for_each_group(flight, [&](const HeadCount& people, const Interned& kind, const Interned& nationality) {
    groups.push_back({people, kind, nationality});
  });
  return groups;
}

// Joins the legs of one journey.
class Joiner {
 public:
  Joiner(Timeline& timeline, const std::vector<std::size_t>& legs)
      : timeline_(timeline),
        flights_(timeline.scenario->flights),
        places_(timeline.scenario->places),
        legs_(legs) {
    for (const std::size_t leg : legs) {
      std::vector<GroupOf> groups = groups_of(flights_[leg]);
      Passage& passage = passages_[leg];
      for (const GroupOf& group : groups)
        passage.joined.push_back(group.people), passage.stays.push_back(group.people);
      groups_.emplace(leg, std::move(groups));
    }
  }

  void join() {
    for (const std::size_t leg : legs_)
      for (std::size_t group = 0; group < groups_[leg].size(); ++group) {
        if (const auto before = flights_[leg].journey->continues) bring(*before, leg, group, true);
        for (const std::size_t earlier : by_arrival(leg)) bring(earlier, leg, group, false);
      }
    for (auto& [leg, passage] : passages_) {
      timeline_.persons = timeline_.persons || !passage.came.empty();
      timeline_.legs[leg].passage = std::make_shared<const Passage>(std::move(passage));
    }
  }

 private:
  // Returns the legs that have arrived in the city that a leg leaves from, the earliest first.
  std::vector<std::size_t> by_arrival(std::size_t leg) const {
    std::vector<std::size_t> earlier;
    for (const std::size_t other : legs_)
      if (other != leg && is_one_stop(places_[flights_[other].to], places_[flights_[leg].from]))
        earlier.push_back(other);
    std::ranges::stable_sort(earlier, {}, [&](std::size_t i) { return timeline_.legs[i].arrive; });
    return earlier;
  }

  // Lets those who have arrived by a leg leave by a later one, as far as there are people of the group left.
  // `told`: the file says so, and then the only groups of both are the same people.
  void bring(std::size_t from, std::size_t to, std::size_t to_group, bool told) {
    const auto known = passages_.find(from);
    if (known == passages_.end() || timeline_.legs[from].arrive > timeline_.legs[to].depart) return;
    Passage &before = known->second, &after = passages_[to];
    const bool alone = told && before.stays.size() == 1 && after.joined.size() == 1;
    for (std::size_t group = 0; group < before.stays.size(); ++group) {
      const GroupOf &a = groups_[from][group], &b = groups_[to][to_group];
      const bool same_land = a.nationality == b.nationality || a.nationality.empty() || b.nationality.empty();
      if (!alone && (a.kind != b.kind || !same_land)) continue;
      HeadCount &left = before.stays[group], &wanted = after.joined[to_group];
      if (left == HeadCount(0) || wanted == HeadCount(0)) continue;
      const auto there = left.exact(), here = wanted.exact();
      const HeadCount gone = there && here ? HeadCount(std::min(*there, *here)) : left;
      wanted = there && here ? HeadCount(*here - std::min(*there, *here)) : HeadCount(0);
      left = there && here ? HeadCount(*there - std::min(*there, *here)) : HeadCount(0);
      before.onward.push_back({group, to, gone});
      after.came.push_back({to_group, from, there && here ? gone : b.people});
    }
  }

  Timeline& timeline_;
  const std::vector<Flight>& flights_;
  const std::vector<scenario::Place>& places_;
  const std::vector<std::size_t>& legs_;
  std::map<std::size_t, Passage> passages_;
  std::map<std::size_t, std::vector<GroupOf>> groups_;
};

// Adds up by place those who go on by a later leg, where `counts` says so of the two legs.
template <class Counts>
std::vector<InBetween> summed(const Timeline& timeline, Counts counts) {
  std::vector<InBetween> result;
  if (!timeline.persons) return result;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    const Passage* passage = timeline.legs[i].passage.get();
    if (!passage || !timeline.shows(i)) continue;
    const std::size_t place = timeline.scenario->flights[timeline.legs[i].flight].to;
    for (const Passage::Link& link : passage->onward) {
      if (!timeline.shows(link.leg) || !counts(timeline.legs[i], timeline.legs[link.leg])) continue;
      auto at = std::ranges::find(result, place, &InBetween::place);
      if (at == result.end()) at = result.insert(at, {place, HeadCount(0)});
      at->people += link.people;
    }
  }
  return result;
}

}  // namespace

std::vector<InBetween> in_between(const Timeline& timeline, Instant t) {
  return summed(timeline, [t](const Leg& before, const Leg& after) {
    return status_at(before, t) == Status::landed && status_at(after, t) == Status::waiting;
  });
}

std::vector<InBetween> all_in_between(const Timeline& timeline) {
  return summed(timeline, [](const Leg&, const Leg&) { return true; });
}

void join_journeys(Timeline& timeline) {
  if (timeline.scenario->count_legs) return;
  for (const std::vector<std::size_t>& legs : journeys(timeline)) Joiner(timeline, legs).join();
}

}  // namespace homebound::timeline
