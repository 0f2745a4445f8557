// The settings that the window remembers between runs.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/language.h"

namespace homebound::ui {

struct Settings {
  int width = 1280, height = 800;  // pixels
  std::optional<int> left, top;    // of the window on the screen, pixels
  bool side_panel = true;
  int panel_width = 336;  // units
  bool flight_table = false, storyboard = false;
  std::vector<std::string> hidden_columns;  // of the table of flights: session::name_of()
  int ui_percent = 100;                     // interface scale relative to the display's; 100..300
  std::optional<Language> language;         // set, like the theme, once chosen in the window
  std::optional<std::string> theme;
  std::string zone = "UTC";         // IANA zone of the clock beside the scenario's own
  std::vector<std::string> recent;  // commands used in the finder, latest first: Findable::id
  bool narration = true;            // is heard
  bool first_start = false;         // no settings file existed; not stored
  // Where talks were left, seconds of the story, latest first. A talk left at its start or end is not kept.
  struct Talk {
    std::string file;
    double second = 0;
    bool operator==(const Talk&) const = default;
  };
  std::vector<Talk> talks;
  std::string exported;  // what was chosen for the last export: see ExportChoices
  std::string layout;    // Dear ImGui's description of its panels
  bool operator==(const Settings&) const = default;
};

// Returns where the talk on a file was left, seconds of the story; 0 if unknown.
double talk_second(const Settings& settings, const std::string& file);
// Puts a command first in `recent`.
void note_used(Settings& settings, const std::string& id);
// Notes where a talk on a file was left; `second` and `duration` are seconds of the story.
void keep_talk(Settings& settings, const std::string& file, double second, double duration);

// Reads FOLDER/window.conf and FOLDER/panels.ini. A line that cannot be understood keeps its default and is
// reported on stderr. Without a file, the language is the system's.
Settings read_settings(const std::filesystem::path& folder);
// Writes each file under a temporary name beside it and renames it when complete; a failure is reported on
// stderr. An empty folder stores nothing.
void write_settings(const Settings& settings, const std::filesystem::path& folder);

}  // namespace homebound::ui
