// Runs a command line and keeps what it says.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include <sys/wait.h>

namespace homebound::test {

struct Outcome {
  int status = -1;  // exit status; 128 + N when killed by signal N
  std::string out, err;
};

inline Outcome run(const std::string& command) {
  char name[] = "/tmp/homebound-test-XXXXXX";
  const int fd = mkstemp(name);
  Outcome result;
  FILE* pipe = popen(("{ " + command + " ; } 2>" + name).c_str(), "r");
  if (pipe == nullptr) return result;
  char buffer[4096];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) result.out.append(buffer, n);
  const int status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ostringstream err;
  err << std::ifstream(name).rdbuf();
  result.err = err.str();
  if (fd >= 0) std::fclose(fdopen(fd, "r"));
  std::remove(name);
  return result;
}

// The program under test, without any display.
inline Outcome homebound(const std::string& arguments) {
  return run("env -u DISPLAY -u WAYLAND_DISPLAY " HOMEBOUND_PROGRAM " " + arguments);
}

}  // namespace homebound::test
