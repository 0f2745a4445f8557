#include "ui/panels/file_state.h"

#include <algorithm>
#include <string_view>
#include <system_error>

#include "base/ascii.h"
#include "base/error.h"
#include "data/text/table.h"
#include "data/tracks/formats.h"

namespace homebound::ui {
namespace fs = std::filesystem;
namespace {

bool can_open(const fs::path& file) {
  const std::string name = lower(file.filename().string());
  if (name.ends_with(".toml") || data::is_table_name(file)) return true;
  return std::ranges::any_of(data::readable_endings(),
                             [&](std::string_view ending) { return name.ends_with(ending); });
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
    const bool wanted = what == ChooseFile::For::save ? entry.path().extension() == ".toml"
                        : what == ChooseFile::For::export_
                            ? entry.path().extension() == fs::path(name).extension()
                        : what == ChooseFile::For::layer ? entry.path().extension() != ".toml"
                                                         : can_open(entry.path());
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
