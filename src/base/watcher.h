// Lets a caller follow long work and stop it.
#pragma once

#include <exception>
#include <functional>
#include <stop_token>

namespace homebound {

// Thrown when work was asked to stop. Its result does not exist then.
struct Stopped : std::exception {
  const char* what() const noexcept override { return "stopped"; }
};

template <class Progress>
struct Watcher {
  std::function<void(const Progress&)> told;  // called on the thread that works; may be empty
  std::stop_token stop = {};                  // may be requested from any thread

  // Throws Stopped.
  void tell(const Progress& progress) const {
    if (stop.stop_requested()) throw Stopped();
    if (told) told(progress);
  }
};

}  // namespace homebound
