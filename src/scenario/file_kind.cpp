#include "scenario/file_kind.h"

#include <string>

#include "data/track.h"

namespace homebound::scenario {

FileKind kind_of(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  for (char& c : extension) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  if (extension == ".gpx" || extension == ".kml") return FileKind::track;
  for (const char* open : {".csv", ".tsv", ".txt", ".json", ".geojson"})
    if (extension == open && data::looks_like_tracks(file)) return FileKind::track;
  return FileKind::scenario;
}

}  // namespace homebound::scenario
