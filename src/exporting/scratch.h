// A temporary folder for what an export needs on its way.
#pragma once

#include <filesystem>

namespace homebound::exporting {

// The folder exists as long as the object.
class Scratch {
 public:
  Scratch();  // throws Error when no folder can be made
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  // Returns an unused name of the same format.
  std::filesystem::path next(const std::filesystem::path& like);

 private:
  std::filesystem::path folder_;
  int count_ = 0;
};

}  // namespace homebound::exporting
