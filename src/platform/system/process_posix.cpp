#include <cstdlib>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

#include "platform/system/process.h"

namespace homebound::platform {

std::filesystem::path executable() {
  std::error_code problem;
  std::filesystem::path file = std::filesystem::read_symlink("/proc/self/exe", problem);
  return problem ? std::filesystem::path() : file;
}

long process_id() { return ::getpid(); }

bool is_terminal() { return ::isatty(STDERR_FILENO) != 0; }

std::size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::filesystem::path state_folder() {
  const char* xdg = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  if (xdg != nullptr && *xdg == '/') return xdg;
  if (home != nullptr && *home == '/') return std::filesystem::path(home) / ".local/state";
  return {};
}

}  // namespace homebound::platform
