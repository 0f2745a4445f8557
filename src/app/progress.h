// Shows the progress of a long export on stderr.
#pragma once

#include <chrono>

#include "exporting/watcher.h"

namespace homebound::app {

// On a terminal, a bar that updates in place ten times a second; elsewhere a plain line every five seconds
// and one at the end.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();  // starts a new line on a terminal
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(const exporting::Progress& progress);
  // Prints the final line.
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
