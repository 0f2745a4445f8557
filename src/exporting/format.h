// Output formats, told from a file's name.
#pragma once

#include <filesystem>
#include <utility>

namespace homebound::exporting {

enum class Format {
  png,
  svg,
  pdf,
  mp4,
  webm,
  mov,
  gif,
  html,
  wav,
  geojson,
  kml,
  gpx,
  csv,
  toml,
  pptx,
  frames
};

// Returns the format by the extension, ignoring case. A folder, a name that ends in "/" and a name without a
// dot mean `frames`: a folder of numbered PNG pictures. Throws Error with the nearest known extension and a
// list of all.
Format format_of(const std::filesystem::path& output);

// The destination of an export and the format that its name implies. Throws as format_of() does.
struct Output {
  std::filesystem::path file;
  Format format = Format::frames;
  Output() = default;
  Output(std::filesystem::path name) : file(std::move(name)), format(format_of(file)) {}
};

// Returns whether the format holds the flights themselves: data, or a scenario.
bool is_data(Format format);
// Returns whether the format holds a film's sound alone.
inline bool is_sound(Format format) { return format == Format::wav; }
// Returns whether the format is a page that plays the story itself.
inline bool is_story(Format format) { return format == Format::html; }
// Returns whether the format holds slides, a presentation that may have films on them.
inline bool is_slides(Format format) { return format == Format::pptx; }
// Returns whether the format holds an animation rather than one picture.
bool is_animation(Format format);

}  // namespace homebound::exporting
