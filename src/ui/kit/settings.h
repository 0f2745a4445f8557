// What the window remembers between two runs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace homebound::ui {

struct Settings {
  int width = 1280, height = 800;  // pixels
  std::optional<int> left, top;    // of the window on the screen
  bool side_panel = true;
  int panel_width = 336;  // units
  bool flight_table = false;
  int ui_percent = 100;                        // of the interface, times what the display asks for; 100..300
  std::optional<std::string> language, theme;  // once chosen in the window
  std::string zone = "UTC";                    // IANA; of the clock beside the scenario's own
  std::vector<std::string> recent;             // commands found by name, the latest first: Findable::id
  bool first_start = false;                    // there was no file; not kept
  // Where talks were left, seconds of the story, the latest first. An end that was reached is forgotten.
  struct Talk {
    std::string file;
    double second = 0;
    bool operator==(const Talk&) const = default;
  };
  std::vector<Talk> talks;
  std::string layout;  // Dear ImGui's own account of its panels
  bool operator==(const Settings&) const = default;
};

// Where the talk about a file was left; 0: at the start.
double talk_second(const Settings& settings, const std::string& file);
void note_used(Settings& settings, const std::string& id);
void keep_talk(Settings& settings, const std::string& file, double second, double duration);

// Reads FOLDER/window.conf and FOLDER/panels.ini. What cannot be understood is left at its default, and
// told in a line on stderr. Where there is no file yet, the language is the system's.
Settings read_settings(const std::filesystem::path& folder);
// Each file is written beside itself and renamed when whole. An empty folder: nothing is kept.
void write_settings(const Settings& settings, const std::filesystem::path& folder);

}  // namespace homebound::ui
