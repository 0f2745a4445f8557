#include "timeline/shown_subject.h"

#include <algorithm>

namespace homebound::timeline {

scenario::Subject shown_subject(const Timeline& timeline, std::optional<std::size_t> place) {
  constexpr std::size_t most = 2000;  // ways of flights; of more, the ends and some ways tell the extent
  const scenario::Scenario& s = *timeline.scenario;
  scenario::Subject subject;
  std::vector<bool> seen(s.places.size(), false);
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i)) continue;
    const scenario::Flight& f = s.flights[timeline.legs[i].flight];
    if (place && f.from != *place && f.to != *place) continue;
    subject.flights.push_back(i);
    seen[f.from] = seen[f.to] = true;
  }
  for (std::size_t i = 0; i < seen.size(); ++i)
    if (seen[i]) subject.places.push_back(i);
  if (const std::size_t all = subject.flights.size(); all > most) {
    for (std::size_t i = 0; i < most; ++i) subject.flights[i] = subject.flights[i * all / most];
    subject.flights.resize(most);
  }
  return subject;
}

}  // namespace homebound::timeline
