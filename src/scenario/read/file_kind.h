// Recognises what sort of file the program was given.
#pragma once

#include <filesystem>

#include "base/message.h"

namespace homebound::scenario {

enum class FileKind { scenario, track, table, database, unread };

// Returns the kind of a file. A database is recognised by its address ("PG:..."), a .toml file by its name,
// and recorded tracks, lists of flights as JSON and formats that are not read by their contents: see
// data/tracks/formats.h. Of what is left, a file with a table's name is a table, one with the name of a track
// is a track, one that looks like TOML or is empty is a scenario, and all else is unread.
FileKind kind_of(const std::filesystem::path& file);

// Says why a file is unread, and what to do: a predicate without a subject.
Text why_unread(const std::filesystem::path& file);

}  // namespace homebound::scenario
