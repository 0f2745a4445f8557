#include "ui/panels/file_state.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <system_error>

#include "base/error.h"

namespace homebound::ui {
namespace fs = std::filesystem;
namespace {

bool can_open(const fs::path& file) {
  static constexpr std::string_view known[] = {".toml", ".csv", ".tsv",     ".txt", ".xlsx", ".ods",
                                               ".gpkg", ".gpx", ".geojson", ".kml", ".json", ".fgb"};
  return std::find(std::begin(known), std::end(known), file.extension().string()) != std::end(known);
}

}  // namespace

void Chooser::go(const fs::path& to) {
  std::error_code code;
  const fs::path there = fs::weakly_canonical(to, code);
  fs::directory_iterator list(there, fs::directory_options::skip_permission_denied, code);
  if (code) {
    problem = told("{}: {}", "{}：{}", to.string(), reason_of(code));
    return;
  }
  problem = {};
  folder = there;
  entries.clear();
  for (const auto& entry : list) {
    const std::string shown = entry.path().filename().string();
    std::error_code ignored;
    const bool is_folder = entry.is_directory(ignored);
    const bool wanted =
        what == ChooseFile::For::save ? entry.path().extension() == ".toml" : can_open(entry.path());
    if (!shown.starts_with('.') && (is_folder || wanted)) entries.push_back({shown, is_folder});
  }
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
}

fs::path Chooser::chosen() const {
  fs::path file = folder / name;
  if (what == ChooseFile::For::save && !file.has_extension()) file += ".toml";
  return file;
}

}  // namespace homebound::ui
