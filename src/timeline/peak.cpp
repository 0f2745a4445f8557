#include "timeline/peak.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/parallel.h"

namespace homebound::timeline {

Peak peak(const Timeline& timeline) {
  constexpr std::size_t many = 10'000;
  std::array<std::vector<Instant>, 2> times;
  auto& [departs, arrives] = times;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i) {
    if (!timeline.shows(i)) continue;
    departs.push_back(timeline.legs[i].depart);
    arrives.push_back(timeline.legs[i].arrive);
  }
  parallel_for(times.size(), departs.size() > many, [&](std::size_t i) { std::ranges::sort(times[i]); });
  Peak best{0, timeline.begin, timeline.end};
  int now = 0;
  for (std::size_t out = 0, in = 0; out < departs.size();) {
    if (in < arrives.size() && arrives[in] <= departs[out]) {
      --now, ++in;
      continue;
    }
    const Instant from = departs[out++];
    if (++now < best.airborne || in == arrives.size()) continue;
    best = {now, from, out < departs.size() ? std::min(departs[out], arrives[in]) : arrives[in]};
  }
  return best;
}

Instant usual_instant(const Timeline& timeline) {
  return timeline.timed ? peak(timeline).middle() : timeline.begin - std::chrono::seconds(1);
}

}  // namespace homebound::timeline
