// How far a long work has come, and whether its result is still wanted.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <utility>

namespace homebound {

// One thread works and reports; others look, or put an end to it.
class Watch {
 public:
  // Thrown where the work is reported once it is not wanted any more.
  struct Stopped : std::exception {
    const char* what() const noexcept override { return "stopped"; }
  };

  Watch() = default;
  // `told` is called by the thread that works, with the share that is done.
  explicit Watch(std::function<void(double)> told) : told_(std::move(told)) {}

  double share() const { return share_; }  // 0..1
  void stop() { stopped_ = true; }

  // Reports the share that is done, 0..1. Throws Stopped.
  void reached(double share) {
    if (stopped_) throw Stopped();
    share_ = share;
    if (told_) told_(share);
  }

 private:
  std::atomic<double> share_ = 0;
  std::atomic<bool> stopped_ = false;
  std::function<void(double)> told_;
};

// Reports to a watch, if anybody watches.
inline void reached(Watch* watch, double share) {
  if (watch) watch->reached(share);
}

}  // namespace homebound
