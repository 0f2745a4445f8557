#include "session/clock.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace homebound::session {
namespace {

constexpr std::array story_speeds = {0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};
constexpr std::array real_speeds = {1.0,   2.0,   5.0,    10.0,   20.0,   50.0,   100.0,
                                    200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0};

// Returns the progress of the story in the pace's own unit.
double measure(Pace pace, const StoryClock& story, double second) {
  return pace == Pace::story ? second : story.lived(second).value;
}
double second_of(Pace pace, const StoryClock& story, double measured) {
  return pace == Pace::story ? measured : story.second_lived(Seconds(measured));
}

// Returns the second at which playback from `second` ends.
double stop_after(const Clock& clock, const StoryClock& story, double second) {
  const double end = range_of(clock, story).end;
  return second <= end ? end : story.duration();
}

}  // namespace

std::span<const double> speeds(Pace pace) {
  if (pace == Pace::story) return story_speeds;
  return real_speeds;
}

Range range_of(const Clock& clock, const StoryClock& story) {
  const double duration = story.duration();
  const Range marked{std::clamp(clock.in.value_or(0), 0.0, duration),
                     std::clamp(clock.out.value_or(duration), 0.0, duration)};
  return marked.begin < marked.end ? marked : Range{0, duration};
}

double second_at(const Clock& clock, Seconds wall, const StoryClock& story) {
  const double anchor = std::clamp(clock.anchor_second, 0.0, story.duration());
  if (!clock.playing) return anchor;
  const double stop = stop_after(clock, story, anchor);
  const double last = measure(clock.pace, story, stop);
  double now = measure(clock.pace, story, anchor) + clock.speed * (wall - clock.anchor_wall).value;
  if (clock.loop && now > last) {
    const double first = measure(clock.pace, story, range_of(clock, story).begin);
    if (last <= first) return stop;
    now = first + std::fmod(now - first, last - first);
  }
  // A hold takes no real time: from within one, playback continues with what follows.
  return now >= last ? stop : std::clamp(second_of(clock.pace, story, now), 0.0, stop);
}

bool moving(const Clock& clock, Seconds wall, const StoryClock& story) {
  if (!clock.playing || story.duration() <= 0) return false;
  const double second = second_at(clock, wall, story);
  return clock.loop || second < stop_after(clock, story, second);
}

Clock anchored(const Clock& clock, Seconds wall, const StoryClock& story) {
  Clock c = clock;
  c.anchor_second = second_at(clock, wall, story);
  c.anchor_wall = wall;
  c.playing = moving(clock, wall, story);
  return c;
}

Clock play(const Clock& clock, Seconds wall, const StoryClock& story) {
  Clock c = anchored(clock, wall, story);
  const Range range = range_of(c, story);
  const bool at_end = c.anchor_second == range.end || c.anchor_second >= story.duration();
  if (!c.playing && at_end) c.anchor_second = range.begin;
  c.playing = true;
  return c;
}

Clock pause(const Clock& clock, Seconds wall, const StoryClock& story) {
  Clock c = anchored(clock, wall, story);
  c.playing = false;
  return c;
}

Clock seek(const Clock& clock, Seconds wall, const StoryClock& story, double second) {
  Clock c = anchored(clock, wall, story);
  c.anchor_second = std::clamp(second, 0.0, story.duration());
  return c;
}

Clock at_speed(const Clock& clock, Seconds wall, const StoryClock& story, double speed) {
  Clock c = anchored(clock, wall, story);
  c.speed = speed;
  return c;
}

Clock at_pace(const Clock& clock, Seconds wall, const StoryClock& story, Pace pace) {
  Clock c = anchored(clock, wall, story);
  if (c.pace == pace) return c;
  c.pace = pace;
  if (pace == Pace::story) return at_speed(c, wall, story, 1);
  const double now =
      story.stretches.empty() ? 1 : clock.speed * story.stretches[story.stretch_at(c.anchor_second)].pace();
  const auto away = [&](double speed) { return std::abs(std::log(speed / std::max(now, 1e-9))); };
  c.speed = *std::ranges::min_element(real_speeds, {}, away);
  return c;
}

Clock looping(const Clock& clock, Seconds wall, const StoryClock& story, bool loop) {
  Clock c = anchored(clock, wall, story);
  c.loop = loop;
  return c;
}

Clock with_in(const Clock& clock, Seconds wall, const StoryClock& story, std::optional<double> in) {
  Clock c = anchored(clock, wall, story);
  c.in = in;
  if (c.in && c.out && *c.in >= *c.out) c.out.reset();
  return c;
}

Clock with_out(const Clock& clock, Seconds wall, const StoryClock& story, std::optional<double> out) {
  Clock c = anchored(clock, wall, story);
  c.out = out;
  if (c.in && c.out && *c.in >= *c.out) c.in.reset();
  return c;
}

}  // namespace homebound::session
