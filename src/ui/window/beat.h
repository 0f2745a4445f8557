// Decides when the window draws, and holds the clock that everything in it follows.
#pragma once

#include <algorithm>
#include <chrono>

#include <SFML/System/Sleep.hpp>

#include "base/quantity.h"

namespace homebound::ui {

using SteadyClock = std::chrono::steady_clock;

// The wall clock, running `rate` times as fast.
class WallClock {
 public:
  explicit WallClock(double rate) : rate_(rate) {}
  double rate() const { return rate_; }
  Seconds now() const {
    return Seconds(rate_ * std::chrono::duration<double>(SteadyClock::now().time_since_epoch()).count());
  }

 private:
  double rate_;
};

inline double milliseconds_since(SteadyClock::time_point start) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

// Frames come at a fixed beat while something moves, and for a few more after anything that may change them.
class Beat {
 public:
  // Dear ImGui's hover and layout lag behind events.
  static constexpr int after_events = 4;

  // Asks for so many frames, even if nothing moves.
  void stir(int frames = after_events) { frames_ = std::max(frames_, frames); }
  bool stirred() const { return frames_ > 0; }
  bool due() const { return SteadyClock::now() >= next_; }
  // Notes that a frame begins.
  void begin(SteadyClock::time_point start) {
    next_ = start + std::chrono::microseconds(16667);
    --frames_;
  }
  // Sleeps until the beat, or more briefly, because events may come before it.
  void wait() const {
    const auto left = std::chrono::duration_cast<std::chrono::microseconds>(next_ - SteadyClock::now());
    sf::sleep(sf::microseconds(std::clamp<long>(left.count(), 100, 4000)));
  }

 private:
  int frames_ = after_events;
  SteadyClock::time_point next_ = SteadyClock::now();
};

}  // namespace homebound::ui
