// Recognises what sort of file the program was given.
#pragma once

#include <filesystem>

namespace homebound::scenario {

enum class FileKind { scenario, track, table, database };

// Returns the kind of a file. A database is recognised by its address ("PG:..."), a .gpx or .kml file by
// its name. Any other file with a table's name holds tracks if data::looks_like_tracks() says so, and
// flights if not. All other files are scenarios.
FileKind kind_of(const std::filesystem::path& file);

}  // namespace homebound::scenario
