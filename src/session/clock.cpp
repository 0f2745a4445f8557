#include "session/clock.h"

#include <algorithm>
#include <cmath>

namespace homebound::session {

double second_at(const Clock& clock, Seconds wall, double duration) {
  if (!clock.playing) return std::clamp(clock.anchor_second, 0.0, duration);
  const double second = clock.anchor_second + clock.speed * (wall - clock.anchor_wall).value;
  if (clock.loop && duration > 0 && second > duration) return std::fmod(second, duration);
  return std::clamp(second, 0.0, duration);
}

bool moving(const Clock& clock, Seconds wall, double duration) {
  return clock.playing && duration > 0 && (clock.loop || second_at(clock, wall, duration) < duration);
}

Clock anchored(const Clock& clock, Seconds wall, double duration) {
  Clock c = clock;
  c.anchor_second = second_at(clock, wall, duration);
  c.anchor_wall = wall;
  c.playing = moving(clock, wall, duration);
  return c;
}

Clock played(const Clock& clock, Seconds wall, double duration) {
  Clock c = anchored(clock, wall, duration);
  if (!c.playing && c.anchor_second >= duration) c.anchor_second = 0;
  c.playing = true;
  return c;
}

Clock paused(const Clock& clock, Seconds wall, double duration) {
  Clock c = anchored(clock, wall, duration);
  c.playing = false;
  return c;
}

Clock sought(const Clock& clock, Seconds wall, double duration, double second) {
  Clock c = anchored(clock, wall, duration);
  c.anchor_second = std::clamp(second, 0.0, duration);
  return c;
}

Clock at_speed(const Clock& clock, Seconds wall, double duration, double speed) {
  Clock c = anchored(clock, wall, duration);
  c.speed = speed;
  return c;
}

Clock looping(const Clock& clock, Seconds wall, double duration, bool loop) {
  Clock c = anchored(clock, wall, duration);
  c.loop = loop;
  return c;
}

}  // namespace homebound::session
