#include "app/progress.h"

#include <fmt/format.h>
#include <unistd.h>

namespace homebound::app {

ProgressLine::ProgressLine(int frames) : frames_(frames), terminal_(isatty(STDERR_FILENO) != 0) {}

void ProgressLine::show(const exporting::Progress& progress) {
  const auto now = Clock::now();
  const bool last = progress.phase == exporting::Progress::Phase::finishing;
  const int frame = progress.done;
  if (!last && (frame == 0 || now - shown_ < std::chrono::milliseconds(terminal_ ? 100 : 5000))) return;
  shown_ = now;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "{}frame {} of {}, {:.1f} a second, {:.0f} s left{}", terminal_ ? "\r" : "", frame,
             frames_, frame / seconds, seconds / frame * (frames_ - frame),
             terminal_ && !last ? "   " : "\n");
}

}  // namespace homebound::app
