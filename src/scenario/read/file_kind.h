// What sort of file the program was given.
#pragma once

#include <filesystem>

namespace homebound::scenario {

enum class FileKind { scenario, track, table, database };

// A database by its address ("PG:..."), a .gpx or .kml by its name. Other files whose names are a table's are
// tracks where data::looks_like_tracks() says so, and else tables of flights. All the rest are scenarios.
FileKind kind_of(const std::filesystem::path& file);

}  // namespace homebound::scenario
