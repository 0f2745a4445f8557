// The application's window.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/language.h"
#include "geo/lonlat.h"
#include "scenario/read/read.h"

namespace homebound::ui {

struct WindowOptions {
  std::filesystem::path scenario;  // empty: the built-in one
  scenario::ReadOptions reading;
  std::filesystem::path frame_log;  // empty: none. A line a drawn frame: `frame N KEY=VALUE... MS`, where MS
                                    // is what the frame took in milliseconds, input to picture on screen
  bool log_boxes = false;           // also `boxes NAME=LEFT,TOP,RIGHT,BOTTOM...`, see ui/window/frame_log.h
  double clock_rate = 1;            // how many times faster the wall clock runs
  std::optional<Language> language;
  std::optional<std::string> theme, projection;  // override the scenario and the settings
  std::optional<LonLat> center;
};

// Shows the window until the user closes it; returns the exit status. Throws InputError for a scenario with
// errors, Error when there is no display or no OpenGL 3.3.
int run_window(const WindowOptions& options);

}  // namespace homebound::ui
