#include "timeline/story_clock.h"

#include <algorithm>
#include <cmath>

namespace homebound::timeline {
namespace {

constexpr double short_rest = 0.1;  // seconds that represent a scene whose camera never stands

}  // namespace

StoryClock told_in_scenes(const std::vector<scenario::StoryScene>& scenes) {
  StoryClock story;
  for (const scenario::StoryScene& scene : scenes) {
    const double start = story.duration();
    const double glide = story.stretches.empty() ? 0 : std::min(scene.glide, scene.seconds);
    double stands = glide;
    if (!scene.keyframes.empty())
      stands = std::min(scene.keyframes.back().second, scene.seconds - short_rest);
    story.stretches.push_back(
        {start, start + scene.seconds, scene.from, scene.to, scene.ease, scene.hold, glide, stands});
  }
  return story;
}

StoryClock told_at_once(Instant first, Instant last) {
  constexpr std::chrono::minutes margin(30);
  constexpr double film_seconds = 30;
  return {{{0, film_seconds, first - margin, last + margin}}};
}

std::size_t StoryClock::stretch_at(double second) const {
  const auto next =
      std::upper_bound(stretches.begin(), stretches.end(), second,
                       [](double s, const Stretch& stretch) { return s < stretch.from_second; });
  return next == stretches.begin() ? 0 : static_cast<std::size_t>(next - stretches.begin() - 1);
}

Instant StoryClock::Stretch::at(double second) const {
  const double share = eased(ease, (second - from_second) / passing());
  if (!(share > 0)) return from;
  return share >= 1 ? to : after(from, seconds_between(from, to) * share);
}

double StoryClock::Stretch::second_of(Instant t) const {
  if (t <= from) return from_second;
  return from_second + share_of(ease, seconds_between(from, t) / seconds_between(from, to)) * passing();
}

Instant StoryClock::at(double second) const {
  return stretches.empty() ? Instant{} : stretches[stretch_at(second)].at(second);
}

std::optional<double> StoryClock::second_showing(Instant t) const {
  for (const Stretch& s : stretches)
    if (s.from <= t && t <= s.to) return s.second_of(t);
  return std::nullopt;
}

double StoryClock::second_of(Instant t) const {
  // Scenes may go back in time, so the story's order decides which stretch reaches t first.
  const auto reached =
      std::find_if(stretches.begin(), stretches.end(), [&](const Stretch& s) { return t <= s.to; });
  return reached == stretches.end() ? duration() : reached->second_of(t);
}

double StoryClock::pace_at(double second) const {
  if (stretches.empty()) return 0;
  const Stretch& s = stretches[stretch_at(second)];
  const double share = (second - s.from_second) / s.passing();
  return share > 1 ? 0 : s.pace() * speed_of(s.ease, share);
}

Seconds StoryClock::lived(double second) const {
  Seconds sum;
  for (const Stretch& s : stretches) {
    sum += seconds_between(s.from, s.at(std::min(second, s.to_second)));
    if (second < s.to_second) break;
  }
  return sum;
}

double StoryClock::second_lived(Seconds lived) const {
  for (const Stretch& s : stretches) {
    const Seconds span = seconds_between(s.from, s.to);
    if (lived <= span) return s.second_of(after(s.from, lived));
    lived -= span;
  }
  return duration();
}

bool StoryClock::even() const {
  return std::all_of(stretches.begin(), stretches.end(), [&](const Stretch& s) {
    return s.ease == Easing::linear && s.hold == 0 &&
           std::abs(s.pace() / stretches.front().pace() - 1) < 1e-3;
  });
}

}  // namespace homebound::timeline
