// What sort of file the program was given: by its contents where the name leaves it open.
#pragma once

#include <filesystem>

namespace homebound::scenario {

enum class FileKind { scenario, track };

// .gpx and .kml are tracks; .csv, .tsv, .txt, .json and .geojson are where data::looks_like_tracks() says so.
FileKind kind_of(const std::filesystem::path& file);

}  // namespace homebound::scenario
