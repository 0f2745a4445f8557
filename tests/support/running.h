// Another program that runs beside the test.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/wait.h"

namespace homebound::test {

// Another program, killed with its owner at the latest.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment,
          const std::filesystem::path& output) {
    std::vector<char*> words;
    for (const std::string& w : command) words.push_back(const_cast<char*>(w.c_str()));
    words.push_back(nullptr);
    id_ = ::fork();
    if (id_ != 0) return;
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (std::freopen(output.c_str(), "a", stderr) == nullptr) ::_exit(126);
    ::dup2(2, 1);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }
  ~Process() {
    if (id_ <= 0 || ended()) return;
    ::kill(id_, SIGTERM);
    if (wait_until([&] { return ended(); }, 3s)) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool ended() {
    if (!status_) {
      int status = 0;
      if (::waitpid(id_, &status, WNOHANG) == id_) status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    }
    return status_.has_value();
  }
  // As a power cut would: nothing is tidied up.
  void kill() {
    ::kill(id_, SIGKILL);
    wait();
  }
  int wait() {
    return wait_until([&] { return ended(); }) ? *status_ : -1;
  }

 private:
  pid_t id_ = -1;
  std::optional<int> status_;
};

}  // namespace homebound::test
