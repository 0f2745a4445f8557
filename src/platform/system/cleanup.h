// Files to remove when a signal ends the program.
#pragma once

#include <filesystem>

namespace homebound::platform {

// While this lives, SIGINT, SIGTERM and SIGHUP remove `file` before they end the program, if they would end
// it. Up to 64 files at once; more are not removed. Thread-safe.
class RemovedOnSignal {
 public:
  explicit RemovedOnSignal(const std::filesystem::path& file);
  ~RemovedOnSignal();
  RemovedOnSignal(const RemovedOnSignal&) = delete;
  RemovedOnSignal& operator=(const RemovedOnSignal&) = delete;

 private:
  int slot_ = -1;
};

}  // namespace homebound::platform
