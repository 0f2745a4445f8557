#include "app/progress.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "platform/system/process.h"

namespace homebound::app {
namespace {

constexpr std::size_t bar_width = 30;

// Returns a bar drawn in eighths of a character, so that it grows evenly.
std::string bar(double share) {
  static constexpr const char* eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto filled = static_cast<std::size_t>(std::clamp(share, 0.0, 1.0) * 8 * bar_width);
  std::string text;
  for (std::size_t i = 0; i < filled / 8; ++i) text += "█";
  text += eighths[filled % 8];
  return text + std::string(bar_width - filled / 8 - (filled % 8 != 0), ' ');
}

std::string clock(double seconds) {
  const auto whole = std::lround(seconds);
  return whole < 3600 ? fmt::format("{}:{:02}", whole / 60, whole % 60)
                      : fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

}  // namespace

ProgressLine::ProgressLine() : terminal_(platform::is_terminal()) {}

ProgressLine::~ProgressLine() {
  if (open_) fmt::print(stderr, "\n");
}

void ProgressLine::show(const exporting::Progress& progress) {
  last_ = progress;
  const auto now = Clock::now();
  const bool drawing = progress.phase == exporting::Progress::Phase::drawing;
  if (terminal_ ? drawing && now - shown_ < std::chrono::milliseconds(100)
                : !drawing || progress.done == 0 || now - shown_ < std::chrono::seconds(5))
    return;
  shown_ = now;
  print(progress);
}

void ProgressLine::print(const exporting::Progress& progress) {
  using Phase = exporting::Progress::Phase;
  const auto [phase, done, of] = progress;
  const double rate = done / std::max(seconds(), 1e-3);
  const std::string state = phase == Phase::preparing   ? "preparing"
                            : phase == Phase::finishing ? "finishing and verifying"
                            : done == 0
                                ? "drawing"
                                : fmt::format("{:.1f} per second, {} left", rate, clock((of - done) / rate));
  const std::string text = fmt::format("frame {} of {}, {}", done, of, state);
  if (!terminal_) return fmt::print(stderr, "{}\n", text);
  const std::size_t columns = platform::terminal_width();
  const bool room = columns > bar_width + text.size() + 4;
  // Return to the line's start, print the line, and clear the rest of the old one.
  fmt::print(stderr, "\r{}{}\x1b[K", room ? fmt::format("▕{}▏ ", bar(double(done) / std::max(of, 1))) : "",
             text.substr(0, columns - 1));
  open_ = true;
}

void ProgressLine::finish() {
  const double took = std::max(seconds(), 1e-3);
  fmt::print(stderr, "{}{} frames in {:.1f} s, {:.1f} per second\n", terminal_ ? "\r\x1b[K" : "", last_.of,
             took, last_.of / took);
  open_ = false;
}

ReadingLine::ReadingLine(std::string file) : file_(std::move(file)), terminal_(platform::is_terminal()) {}

ReadingLine::~ReadingLine() {
  if (open_) fmt::print(stderr, "\r\x1b[K");
}

void ReadingLine::show(double share) {
  const auto now = Clock::now();
  if (!terminal_ || now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  open_ = true;
  const std::string text = fmt::format("reading {}, {:.0f} %", file_, 100 * share);
  fmt::print(
      stderr, "\r▕{}▏ {}\x1b[K", bar(share),
      text.substr(0, platform::terminal_width() - std::min(platform::terminal_width(), bar_width + 4)));
}

}  // namespace homebound::app
