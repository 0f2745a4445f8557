// Lets a caller follow and stop a running export.
#pragma once

#include <exception>
#include <functional>
#include <stop_token>

namespace homebound::exporting {

struct Progress {
  enum class Phase { preparing, drawing, finishing } phase = Phase::preparing;
  int done = 0, of = 1;  // frames done, and frames asked for
};

// Thrown when an export was asked to stop. Its output does not exist then.
class Stopped : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped"; }
};

struct Watcher {
  std::function<void(const Progress&)> told;  // called on the exporting thread; may be empty
  std::stop_token stop;                       // may be requested from any thread

  void tell(const Progress& progress) const {
    if (stop.stop_requested()) throw Stopped();
    if (told) told(progress);
  }
};

}  // namespace homebound::exporting
