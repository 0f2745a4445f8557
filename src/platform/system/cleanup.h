// Removes files when a signal ends the program.
#pragma once

#include <filesystem>

namespace homebound::platform {

// While it exists, SIGINT, SIGTERM and SIGHUP remove `file` before they end the program; a signal that the
// program ignores or handles itself is left alone. Up to 64 files at once; further ones are not removed.
// Thread-safe.
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
