// What the window remembers between two runs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace homebound::ui {

struct Settings {
  int width = 1280, height = 800;  // pixels
  std::optional<int> left, top;    // of the window on the screen
  bool side_panel = true;
  int ui_percent = 100;                        // of the interface, times what the display asks for; 100..300
  std::optional<std::string> language, theme;  // once chosen in the window
  std::string zone = "UTC";                    // IANA; of the clock beside the scenario's own
  std::string layout;                          // Dear ImGui's own account of its panels
  bool operator==(const Settings&) const = default;
};

// Reads FOLDER/window.conf and FOLDER/panels.ini. What cannot be understood is left at its default, and
// told in a line on stderr.
Settings read_settings(const std::filesystem::path& folder);
// Each file is written beside itself and renamed when whole. An empty folder: nothing is kept.
void write_settings(const Settings& settings, const std::filesystem::path& folder);

}  // namespace homebound::ui
