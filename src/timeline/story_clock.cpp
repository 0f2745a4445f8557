#include <algorithm>

#include "timeline/timeline.h"

namespace homebound::timeline {

std::size_t StoryClock::stretch_at(double second) const {
  const auto next =
      std::upper_bound(stretches.begin(), stretches.end(), second,
                       [](double s, const Stretch& stretch) { return s < stretch.from_second; });
  return next == stretches.begin() ? 0 : static_cast<std::size_t>(next - stretches.begin() - 1);
}

Instant StoryClock::at(double second) const {
  if (stretches.empty()) return {};
  const Stretch& s = stretches[stretch_at(second)];
  const double share = (second - s.from_second) / (s.to_second - s.from_second);
  if (!(share > 0)) return s.from;
  if (share >= 1) return s.to;
  return after(s.from, seconds_between(s.from, s.to) * share);
}

std::optional<double> StoryClock::second_showing(Instant t) const {
  for (const Stretch& s : stretches) {
    if (t < s.from || s.to < t) continue;
    if (t == s.from) return s.from_second;
    const double share = seconds_between(s.from, t) / seconds_between(s.from, s.to);
    return s.from_second + (s.to_second - s.from_second) * share;
  }
  return std::nullopt;
}

double StoryClock::second_of(Instant t) const {
  // Scenes may go back in time, so the first stretch that reaches t is searched for in the story's order.
  const auto reached =
      std::find_if(stretches.begin(), stretches.end(), [&](const Stretch& s) { return t <= s.to; });
  if (reached == stretches.end()) return duration();
  if (t <= reached->from) return reached->from_second;
  const double share = seconds_between(reached->from, t) / seconds_between(reached->from, reached->to);
  return reached->from_second + share * (reached->to_second - reached->from_second);
}

}  // namespace homebound::timeline
