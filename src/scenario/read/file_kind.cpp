#include "scenario/read/file_kind.h"

#include <string>

#include "base/ascii.h"
#include "data/text/table.h"
#include "data/tracks/track.h"

namespace homebound::scenario {

FileKind kind_of(const std::filesystem::path& file) {
  if (data::is_database(file.string())) return FileKind::database;
  const std::string ending = lower(file.extension().string());
  if (ending == ".gpx" || ending == ".kml") return FileKind::track;
  if (!data::is_table_name(file)) return FileKind::scenario;
  return data::looks_like_tracks(file) ? FileKind::track : FileKind::table;
}

}  // namespace homebound::scenario
