#include "timeline/peak.h"

#include <algorithm>

namespace homebound::timeline {

Peak peak(const Timeline& timeline) {
  std::vector<std::pair<Instant, int>> changes;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i)) continue;
    const Leg& leg = timeline.legs[i];
    changes.emplace_back(leg.depart, 1);
    changes.emplace_back(leg.arrive, -1);
  }
  std::sort(changes.begin(), changes.end());
  Peak best{0, timeline.begin, timeline.end};
  int now = 0;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    now += changes[i].second;
    if (changes[i].second > 0 && now >= best.airborne && i + 1 < changes.size())
      best = {now, changes[i].first, changes[i + 1].first};
  }
  return best;
}

Instant usual_instant(const Timeline& timeline) {
  return timeline.timed ? peak(timeline).middle() : timeline.begin - std::chrono::seconds(1);
}

}  // namespace homebound::timeline
