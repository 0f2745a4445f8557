// What a file's name says about its format.
#pragma once

#include <filesystem>
#include <utility>

namespace homebound::exporting {

enum class Format { png, svg, pdf, mp4, webm, mov, gif, geojson, kml, gpx, csv, toml, frames };

// By the extension, without regard to case. A folder, a name that ends in "/" and a name without a dot are
// `frames`: a folder of numbered PNG pictures. Throws Error naming the nearest known extension and all of
// them.
Format format_of(const std::filesystem::path& output);

// Where an export goes, and the format that this says. Throws as format_of().
struct Output {
  std::filesystem::path file;
  Format format = Format::frames;
  Output() = default;
  Output(std::filesystem::path name) : file(std::move(name)), format(format_of(file)) {}
};

// Whether it holds the flights themselves: data, or a scenario.
bool is_data(Format format);
// Whether it holds an animation instead of one picture.
bool is_animation(Format format);

}  // namespace homebound::exporting
