#include "ui/kit/settings.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "base/instant.h"
#include "base/language.h"
#include "base/numbers.h"
#include "platform/system/process.h"

namespace homebound::ui {
namespace fs = std::filesystem;
namespace {

constexpr const char* conf_name = "window.conf";
constexpr const char* layout_name = "panels.ini";
constexpr std::size_t most_talks = 20, most_recent = 12, most_hidden = 40;
constexpr int largest_side = 32768;
constexpr std::size_t largest_file = 1 << 20;

// Ranges keep a damaged file from producing a window that nobody can see or close.
bool read_number(std::string_view text, int low, int high, int& out) {
  const auto value = number_in<int>(text);
  if (!value || *value < low || *value > high) return false;
  out = *value;
  return true;
}

bool read_number(std::string_view text, int low, int high, std::optional<int>& out) {
  int v = 0;
  if (!read_number(text, low, high, v)) return false;
  out = v;
  return true;
}

bool is_word(const std::string& text) {
  return !text.empty() && text.size() < 64 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
             std::string::npos;
}

// Reads "17.25 /home/me/mine.toml".
bool read_talk(Settings& s, std::string_view text) {
  Settings::Talk talk;
  const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), talk.second);
  const auto number = static_cast<std::size_t>(end - text.data());
  if (ec != std::errc() || !(talk.second > 0) || number + 1 >= text.size() || text[number] != ' ')
    return false;
  talk.file = text.substr(number + 1);
  s.talks.push_back(std::move(talk));
  return true;
}

std::string whole_name(const std::string& file) {
  std::error_code ec;
  const fs::path path = fs::weakly_canonical(file, ec);
  return ec || path.string().find('\n') != std::string::npos ? std::string() : path.string();
}

constexpr std::array flags{
    std::pair{"side_panel", &Settings::side_panel}, std::pair{"flight_table", &Settings::flight_table},
    std::pair{"storyboard", &Settings::storyboard}, std::pair{"narration", &Settings::narration}};

bool set(Settings& s, const std::string& key, const std::string& value) {
  if (key == "width") return read_number(value, 320, largest_side, s.width);
  if (key == "height") return read_number(value, 240, largest_side, s.height);
  if (key == "left") return read_number(value, -largest_side, largest_side, s.left);
  if (key == "top") return read_number(value, -largest_side, largest_side, s.top);
  if (key == "panel_width") return read_number(value, 280, 4000, s.panel_width);
  if (key == "ui_percent") return read_number(value, 100, 300, s.ui_percent);
  for (const auto& [name, flag] : flags)
    if (key == name) {
      s.*flag = value == "1";
      return value == "0" || value == "1";
    }
  if (key == "language" && language_named(value)) {
    s.language = language_named(value);
    return true;
  }
  if (key == "theme" && is_word(value)) {
    s.theme = value;
    return true;
  }
  if (key == "zone" && is_zone(value)) {
    s.zone = value;
    return true;
  }
  if (key == "hidden_column" && is_word(value)) {
    if (s.hidden_columns.size() < most_hidden) s.hidden_columns.push_back(value);
    return true;
  }
  if (key == "export") {
    s.exported = value;
    return true;
  }
  if (key == "talk") return read_talk(s, value);
  if (key == "recent") {
    if (s.recent.size() < most_recent) s.recent.push_back(value);
    return true;
  }
  return false;
}

// Returns Chinese when the system's messages (POSIX) are Chinese, else nullopt.
std::optional<Language> system_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh") ? std::optional(Language::chinese) : std::nullopt;
  return std::nullopt;
}

std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (text.size() > largest_file) text.clear();
  return text;
}

void replace(const fs::path& file, const std::string& text) {
  const fs::path beside = file.string() + fmt::format(".{}", platform::process_id());
  std::ofstream out(beside, std::ios::binary);
  out << text;
  out.close();
  std::error_code ec;
  if (out) fs::rename(beside, file, ec);
  if (!out || ec) {
    fmt::print(stderr, "homebound: cannot keep the window's settings in {}\n", file.string());
    fs::remove(beside, ec);
  }
}

}  // namespace

double talk_second(const Settings& s, const std::string& file) {
  const auto at = std::ranges::find(s.talks, whole_name(file), &Settings::Talk::file);
  return at == s.talks.end() ? 0 : at->second;
}

void note_used(Settings& s, const std::string& id) {
  std::erase(s.recent, id);
  s.recent.insert(s.recent.begin(), id);
  if (s.recent.size() > most_recent) s.recent.resize(most_recent);
}

void keep_talk(Settings& s, const std::string& file, double second, double duration) {
  const std::string name = whole_name(file);
  std::erase_if(s.talks, [&](const Settings::Talk& t) { return t.file == name; });
  constexpr double moment = 0.01;
  if (!name.empty() && second > moment && second < duration - moment)
    s.talks.insert(s.talks.begin(), {name, second});
  if (s.talks.size() > most_talks) s.talks.resize(most_talks);
}

Settings read_settings(const fs::path& folder) {
  Settings s;
  const fs::path file = folder / conf_name;
  std::ifstream in(folder.empty() ? fs::path() : file);
  if (!in) s.language = system_language();
  if (folder.empty()) return s;
  s.first_start = !in;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    const auto equals = line.find('=');
    if (equals != std::string::npos && set(s, line.substr(0, equals), line.substr(equals + 1))) continue;
    fmt::print(stderr, "homebound: {}:{}: ignored: not a setting of this window\n", file.string(), number);
    if (number > 100) break;
  }
  s.layout = slurp(folder / layout_name);
  return s;
}

void write_settings(const Settings& s, const fs::path& folder) {
  if (folder.empty()) return;
  std::string text = fmt::format("width={}\nheight={}\n", s.width, s.height);
  if (s.left) text += fmt::format("left={}\n", *s.left);
  if (s.top) text += fmt::format("top={}\n", *s.top);
  text += fmt::format("panel_width={}\nui_percent={}\n", s.panel_width, s.ui_percent);
  for (const auto& [name, flag] : flags) text += fmt::format("{}={}\n", name, s.*flag ? 1 : 0);
  for (const std::string& column : s.hidden_columns) text += fmt::format("hidden_column={}\n", column);
  if (s.language) text += fmt::format("language={}\n", language_code(*s.language));
  if (s.theme && is_word(*s.theme)) text += fmt::format("theme={}\n", *s.theme);
  text += fmt::format("zone={}\n", s.zone);
  if (!s.exported.empty()) text += fmt::format("export={}\n", s.exported);
  for (const std::string& id : s.recent) text += fmt::format("recent={}\n", id);
  for (const Settings::Talk& t : s.talks) text += fmt::format("talk={:.3f} {}\n", t.second, t.file);
  replace(folder / conf_name, text);
  replace(folder / layout_name, s.layout);
}

}  // namespace homebound::ui
