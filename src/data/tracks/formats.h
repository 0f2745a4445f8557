// The formats of tracks and flights beside the tables: one list, from which a file's kind, the files that the
// window offers to open, the messages about files that cannot be read, and the table in docs/tracks.md come.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "data/text/json_outline.h"

namespace homebound::data {

struct RawFile;
struct TrackText;

// The beginning of a file, as far as formats are told apart by it.
struct Sample {
  std::string bytes;   // unpacked where the file is gzip
  std::string text;    // the same in UTF-8; empty where it is no text
  std::string root;    // the name of an XML document's first element, without its prefix
  char first = '\0';   // the first character that is not a space
  JsonOutline json;    // empty where the text is not JSON
  std::string ending;  // the file name's, in small letters and without ".gz": ".sbs"
};
// Nullopt, with errno set, when the file cannot be read.
std::optional<Sample> sample_of(const std::filesystem::path& file);

// What a file of a format is to the program.
enum class Holds {
  tracks,
  flights,  // a table of flights
  nothing,  // it is known, and not read
};

struct Format {
  std::string_view id;       // "readsb"; its test is named so
  Text name;                 // "a readsb trace"
  std::string_view endings;  // those that are usual: ".json .json.gz"
  Holds holds = Holds::nothing;
  bool (*is)(const Sample&) = nullptr;
  void (*read)(const TrackText&, RawFile&) = nullptr;  // for tracks
  // For the docs, what is read of it; for a format that is not read, what to do about it.
  Text more;
};

// All formats. Those that come first are tried first.
std::span<const Format> formats();
// Returns the format of a file, by its contents alone; null when it is none of these.
const Format* format_of(const Sample& sample);
const Format* format_of(const std::filesystem::path& file);
// Tells whether a file's contents are those of a format of tracks. False for a file that cannot be read.
bool holds_tracks(const std::filesystem::path& file);

// Says that a file of this format is not read, and what to do: "is a Garmin FIT file, which is not read;
// convert it to GPX, for example with gpsbabel".
Text not_read(const Format& format);
// Says that a file is of none of the formats: "is neither GPX, KML ... nor a table of positions".
Text no_format();

// Returns the endings of all formats that are read, each once: ".gpx", ".kml" ...
std::vector<std::string_view> readable_endings();

}  // namespace homebound::data
