// How far a long export has come, on stderr.
#pragma once

#include <chrono>

namespace homebound::app {

// A line that overwrites itself on a terminal; a plain one every five seconds elsewhere.
class Progress {
 public:
  explicit Progress(int frames);
  void done(int frame);  // frames finished so far

 private:
  using Clock = std::chrono::steady_clock;
  int frames_;
  bool terminal_;
  Clock::time_point start_ = Clock::now(), shown_ = start_;
};

}  // namespace homebound::app
