#include "timeline/flow_sum.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace homebound::timeline {
namespace {

std::vector<std::size_t> from_busiest(const std::map<std::size_t, std::size_t>& flights_of) {
  std::vector<std::size_t> places;
  places.reserve(flights_of.size());
  for (const auto& [place, flights] : flights_of) places.push_back(place);
  std::ranges::stable_sort(places, std::ranges::greater{},
                           [&](std::size_t place) { return flights_of.at(place); });
  return places;
}

}  // namespace

FlowSum sum_of(const Timeline& timeline, std::span<const std::size_t> legs) {
  FlowSum sum;
  std::vector<FlowSum::OfKind> kinds(timeline.kinds.size() + 1);
  // The leg that a kind was last met on: two groups of a kind are on one flight.
  std::vector<std::size_t> latest(kinds.size(), timeline.legs.size());
  for (std::size_t i = 0; i < timeline.kinds.size(); ++i) kinds[i].kind = timeline.kinds[i];
  std::map<std::size_t, std::size_t> from, to;
  for (const std::size_t i : legs) {
    if (i >= timeline.legs.size() || !timeline.shows(i)) continue;
    const Leg& leg = timeline.legs[i];
    const scenario::Flight& f = timeline.scenario->flights[leg.flight];
    ++sum.flights, ++from[f.from], ++to[f.to];
    sum.people += f.people;
    sum.unknown += f.people.known() ? 0 : 1;
    sum.mentioned = sum.mentioned || scenario::mentions_people(f);
    for_each_kind(leg, f, [&](auto of, const scenario::HeadCount& people) {
      const std::size_t kind = of.value_or(timeline.kinds.size());
      if (std::exchange(latest[kind], i) != i) ++kinds[kind].flights;
      kinds[kind].people += people;
    });
    sum.first = std::min(sum.first, leg.depart), sum.last = std::max(sum.last, leg.depart);
  }
  for (FlowSum::OfKind& kind : kinds)
    if (kind.flights > 0) sum.kinds.push_back(std::move(kind));
  sum.from = from_busiest(from), sum.to = from_busiest(to);
  return sum;
}

PlaceLegs legs_at(const Timeline& timeline, std::span<const std::size_t> places) {
  std::vector<bool> inside(timeline.scenario->places.size(), false);
  for (const std::size_t place : places)
    if (place < inside.size()) inside[place] = true;
  PlaceLegs legs;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i)) continue;
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[i].flight];
    if (inside[f.from] && inside[f.to])
      legs.within.push_back(i);
    else if (inside[f.from])
      legs.out.push_back(i);
    else if (inside[f.to])
      legs.in.push_back(i);
  }
  return legs;
}

}  // namespace homebound::timeline
