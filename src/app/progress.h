// How far a long export has come, on stderr.
#pragma once

#include <chrono>

#include "exporting/watcher.h"

namespace homebound::app {

// A bar that overwrites itself on a terminal, ten times a second; elsewhere a plain line at the end, and
// every five seconds before.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();  // what comes next on a terminal begins a new line
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const exporting::Progress& progress);
  // The last line: what was written.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }
  void print(const exporting::Progress& progress);

  bool terminal_, open_ = false;
  exporting::Progress last_;
  Clock::time_point start_ = Clock::now(), shown_ = start_;
};

}  // namespace homebound::app
