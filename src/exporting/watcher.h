// How a running export is followed, and ended.
#pragma once

#include <exception>
#include <functional>
#include <stop_token>

namespace homebound::exporting {

struct Progress {
  enum class Phase { preparing, drawing, finishing } phase = Phase::preparing;
  int done = 0, of = 1;  // frames, of those asked for
};

// Thrown when an export was asked to stop. What it would have written is not there.
class Stopped : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped"; }
};

struct Watcher {
  std::function<void(const Progress&)> told;  // on the thread that exports; may be empty
  std::stop_token stop;                       // may be asked from any thread

  void tell(const Progress& progress) const {
    if (stop.stop_requested()) throw Stopped();
    if (told) told(progress);
  }
};

}  // namespace homebound::exporting
