#include "timeline/stages.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "scenario/flight_checks.h"
#include "timeline/journeys.h"
#include "timeline/timeline.h"

namespace homebound::timeline {
namespace {

// The places of one city are one stop, which is the first of them.
class Stops {
 public:
  explicit Stops(const std::vector<scenario::Place>& places) : places_(places), stop_(places.size()) {
    std::map<std::pair<std::string_view, std::string_view>, std::vector<std::size_t>> of_city;
    for (std::size_t p = 0; p < places.size(); ++p) {
      stop_[p] = p;
      if (places[p].city.empty()) continue;
      std::vector<std::size_t>& known = of_city[{places[p].city.english, places[p].country}];
      const auto same = std::ranges::find_if(
          known, [&](std::size_t other) { return scenario::is_one_stop(places_[other], places_[p]); });
      if (same == known.end())
        known.push_back(p);
      else
        stop_[p] = *same;
    }
  }
  std::size_t of(std::size_t place) const { return stop_[place]; }

 private:
  const std::vector<scenario::Place>& places_;
  std::vector<std::size_t> stop_;
};

// The highest stages of the legs at a stop, of two that have different other ends.
class HighestStages {
 public:
  void add(std::size_t end, std::size_t stage) {
    if (end == best_.end)
      best_.stage = std::max(best_.stage, stage);
    else if (stage > best_.stage)
      other_ = std::exchange(best_, {end, stage});
    else if (stage > other_.stage)
      other_ = {end, stage};
  }
  // Returns that of the legs with another end; 0 without any.
  std::size_t apart_from(std::size_t end) const { return end == best_.end ? other_.stage : best_.stage; }

 private:
  struct Known {
    std::size_t end = static_cast<std::size_t>(-1), stage = 0;
  };
  Known best_, other_;
};

// The first arrivals at a stop, of two that come from different other ends.
class FirstArrivals {
 public:
  void add(std::size_t end, Instant at) {
    if (end == first_.end)
      first_.at = std::min(first_.at, at);
    else if (at < first_.at)
      other_ = std::exchange(first_, {end, at});
    else if (at < other_.at)
      other_ = {end, at};
  }
  // Returns that of the legs with another end; the last of all instants without any.
  Instant apart_from(std::size_t end) const { return end == first_.end ? other_.at : first_.at; }

 private:
  struct Known {
    std::size_t end = static_cast<std::size_t>(-1);
    Instant at = Instant::max();
  };
  Known first_, other_;
};

// A departure or an arrival. Who arrives may leave at the same instant.
struct Call {
  Instant at;
  bool departs;
  std::size_t leg;
};

// Where people of a kind change: a stop, and an index into Timeline::kinds or none.
using Change = std::pair<std::size_t, std::size_t>;

}  // namespace

std::vector<std::size_t> stages_of_journeys(const Timeline& timeline, const std::vector<std::size_t>& legs) {
  std::vector<bool> asked(timeline.legs.size(), false);
  for (const std::size_t i : legs) asked[i] = true;
  std::vector<std::size_t> sorted = legs;
  std::ranges::stable_sort(sorted, {}, [&](std::size_t i) { return timeline.legs[i].depart; });
  const auto any_of = [&](const std::vector<Passage::Link>& links) {
    return std::ranges::any_of(links, [&](const Passage::Link& link) { return asked[link.leg]; });
  };
  std::vector<std::size_t> stages(timeline.legs.size(), 0);
  for (const std::size_t i : sorted) {
    const Passage* const passage = timeline.legs[i].passage.get();
    if (passage == nullptr || (!any_of(passage->came) && !any_of(passage->onward))) continue;
    stages[i] = 1;
    for (const Passage::Link& link : passage->came)
      if (asked[link.leg]) stages[i] = std::max(stages[i], stages[link.leg] + 1);
  }
  return stages;
}

std::vector<std::size_t> stages_by_place(const Timeline& timeline, const std::vector<std::size_t>& legs) {
  const std::vector<scenario::Flight>& flights = timeline.scenario->flights;
  const Stops stops(timeline.scenario->places);
  std::vector<Call> calls;
  for (const std::size_t i : legs)
    calls.push_back({timeline.legs[i].depart, true, i}), calls.push_back({timeline.legs[i].arrive, false, i});
  std::ranges::sort(calls, {}, [](const Call& c) { return std::tuple(c.at, c.departs, c.leg); });
  const auto changes_at = [&](std::size_t leg, std::size_t stop) {
    std::vector<Change> changes;
    for_each_kind(timeline.legs[leg], flights[timeline.legs[leg].flight],
                  [&](std::optional<std::size_t> kind, auto&&) {
                    changes.emplace_back(stop, kind.value_or(timeline.kinds.size()));
                  });
    return changes;
  };

  std::vector<std::size_t> stages(timeline.legs.size(), 0);
  std::map<Change, HighestStages> came, leave;
  for (const Call& call : calls) {
    const scenario::Flight& f = flights[timeline.legs[call.leg].flight];
    const std::size_t from = stops.of(f.from), to = stops.of(f.to);
    std::size_t& stage = stages[call.leg];
    for (const Change& change : changes_at(call.leg, call.departs ? from : to))
      if (call.departs)
        stage = std::max(stage, came[change].apart_from(to) + 1);
      else
        came[change].add(from, stage);
  }
  std::ranges::reverse(calls);
  for (const Call& call : calls) {
    const scenario::Flight& f = flights[timeline.legs[call.leg].flight];
    const std::size_t from = stops.of(f.from), to = stops.of(f.to);
    bool goes_on = false;
    for (const Change& change : changes_at(call.leg, call.departs ? from : to))
      if (call.departs)
        leave[change].add(to, 1);
      else
        goes_on = goes_on || leave[change].apart_from(from) > 0;
    if (!call.departs && !goes_on && stages[call.leg] == 1) stages[call.leg] = 0;
  }
  return stages;
}

bool may_count_twice(const Timeline& timeline, const std::vector<std::size_t>& legs) {
  const Stops stops(timeline.scenario->places);
  const std::size_t kinds = timeline.kinds.size() + 1;
  std::unordered_map<std::size_t, FirstArrivals> came;  // by stop and kind
  const auto each_change = [&](const Leg& leg, std::size_t stop, auto&& visit) {
    for_each_kind(leg, timeline.scenario->flights[leg.flight], [&](std::optional<std::size_t> kind, auto&&) {
      visit(stop * kinds + kind.value_or(kinds - 1));
    });
  };
  for (const std::size_t i : legs) {
    const Leg& leg = timeline.legs[i];
    const scenario::Flight& f = timeline.scenario->flights[leg.flight];
    each_change(leg, stops.of(f.to),
                [&](std::size_t change) { came[change].add(stops.of(f.from), leg.arrive); });
  }
  return std::ranges::any_of(legs, [&](std::size_t i) {
    const Leg& leg = timeline.legs[i];
    const scenario::Flight& f = timeline.scenario->flights[leg.flight];
    if (leg.passage || !mentions_people(f)) return false;
    bool goes_on = false;
    each_change(leg, stops.of(f.from), [&](std::size_t change) {
      const auto before = came.find(change);
      goes_on = goes_on || (before != came.end() && before->second.apart_from(stops.of(f.to)) <= leg.depart);
    });
    return goes_on;
  });
}

bool may_count_twice(const Timeline& timeline) {
  if (!timeline.timed || timeline.persons) return false;
  std::vector<std::size_t> legs;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if (timeline.shows(i)) legs.push_back(i);
  return may_count_twice(timeline, legs);
}

}  // namespace homebound::timeline
