#include "scenario/read/file_kind.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/trim.h"
#include "data/database/database.h"
#include "data/text/table.h"
#include "data/tracks/formats.h"

namespace homebound::scenario {
namespace {

// Tells whether the first line that says anything is a table's header or a key of TOML.
bool looks_like_toml(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.starts_with('#')) continue;
    if (line.starts_with('[')) return line.find(']') != line.npos && line.find(',') == line.npos;
    const auto equals = line.find('=');
    return equals != line.npos && line.substr(0, equals).find_first_of(",;{(<") == line.npos;
  }
  return true;
}

}  // namespace

FileKind kind_of(const std::filesystem::path& file) {
  if (data::is_database(file.string())) return FileKind::database;
  const std::string ending = lower(file.extension().string());
  if (ending == ".toml") return FileKind::scenario;
  const auto sample = data::sample_of(file);
  if (const data::Format* format = sample ? data::format_of(*sample) : nullptr) {
    switch (format->holds) {
      case data::Holds::tracks:
        return FileKind::track;
      case data::Holds::flights:
        return FileKind::table;
      case data::Holds::nothing:
        return FileKind::unread;
    }
  }
  if (data::is_table_name(file)) return FileKind::table;
  const auto names = data::readable_endings();
  if (std::ranges::find(names, ending) != names.end()) return FileKind::track;
  return !sample || (!sample->text.empty() && looks_like_toml(sample->text)) || sample->first == '\0'
             ? FileKind::scenario
             : FileKind::unread;
}

Text why_unread(const std::filesystem::path& file) {
  if (const data::Format* format = data::format_of(file)) return data::not_read(*format);
  return told(
      "is neither a scenario (TOML) nor a table of flights (CSV, Excel, GeoPackage ...) nor a recorded "
      "track: {}",
      "既非方案（TOML），也非航班表（CSV、Excel、GeoPackage 等），亦非航迹：{}", data::no_format());
}

}  // namespace homebound::scenario
