// How far a long export has come, on stderr.
#pragma once

#include <chrono>

#include "export/watcher.h"

namespace homebound::app {

// A line that overwrites itself on a terminal; a plain one every five seconds elsewhere.
class ProgressLine {
 public:
  explicit ProgressLine(int frames);
  void show(const exporting::Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;
  int frames_;
  bool terminal_;
  Clock::time_point start_ = Clock::now(), shown_ = start_;
};

}  // namespace homebound::app
