// Shows the progress of a long reading or export on stderr.
#pragma once

#include <chrono>
#include <string>

#include "exporting/watcher.h"
#include "scenario/read/read.h"

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

// On a terminal, the share of a file that has been read, once that takes longer than half a second. Ctrl+C
// ends the program: reading leaves nothing behind.
class ReadingLine {
 public:
  explicit ReadingLine(std::string file);
  ~ReadingLine();  // clears the line
  ReadingLine(const ReadingLine&) = delete;
  ReadingLine& operator=(const ReadingLine&) = delete;

  scenario::ReadingWatcher watcher() {
    return {[this](double share) { show(share); }};
  }

 private:
  using Clock = std::chrono::steady_clock;
  void show(double share);

  std::string file_;
  bool terminal_, open_ = false;
  Clock::time_point shown_ = Clock::now() + std::chrono::milliseconds(400);
};

}  // namespace homebound::app
