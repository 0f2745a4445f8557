#include "compose/routes/single.h"

#include <algorithm>

namespace homebound::compose {
namespace {

std::vector<std::size_t> all_of(const timeline::PlaceLegs& legs) {
  std::vector<std::size_t> all;
  for (const auto* some : {&legs.out, &legs.in, &legs.within})
    all.insert(all.end(), some->begin(), some->end());
  std::ranges::sort(all);
  return all;
}

std::vector<std::size_t> places_at(const Routes& routes, std::size_t place) {
  std::vector<std::size_t> places{place};
  for (const Routes::Form& form : routes.forms)
    if (form.as == routes.style.as)
      for (const std::size_t other : joined_at(form.flows, place))
        if (other != place) places.push_back(other);
  return places;
}

}  // namespace

Single single_out(const Routes& routes, const timeline::Timeline& timeline, const View& view,
                  const Theme& theme, std::size_t place) {
  Single single{places_at(routes, place), {}, {}, {}};
  single.legs = timeline::legs_at(timeline, single.places);
  const std::vector<std::size_t> all = all_of(single.legs);
  std::vector<double> busy(timeline.scenario->places.size(), 0);
  for (const std::size_t leg : all) {
    const scenario::Flight& f = timeline.scenario->flights[timeline.legs[leg].flight];
    for (const std::size_t end : {f.from, f.to}) busy[end] += f.people.middle() + 1;
  }
  for (const std::size_t own : single.places) busy[own] = 0;
  for (std::size_t i = 0; i < busy.size(); ++i)
    if (busy[i] > 0) single.ends.push_back(i);
  std::ranges::stable_sort(single.ends, std::ranges::greater{}, [&](std::size_t i) { return busy[i]; });
  if (routes.style.as != scenario::RoutesAs::flights) {
    const Bundles bundles = bundled(timeline, routes.style, routes.lines, all);
    single.bands = lay_out_flows(timeline, view, theme, routes.style, routes.lines, bundles,
                                 {.largest = routes.style.bands.largest});
    complete(single.bands, timeline, view, bundles);
  }
  return single;
}

timeline::FrameState with_flights_of(const Single& single, timeline::FrameState state, bool its_own) {
  std::vector<bool> own(state.flights.size(), false);
  for (const std::size_t leg : all_of(single.legs)) own[leg] = true;
  for (std::size_t i = 0; i < own.size(); ++i)
    state.flights[i].shown = state.flights[i].shown && own[i] == its_own;
  return state;
}

}  // namespace homebound::compose
