// The options of `export`, for every command that writes pictures, films and data.
#pragma once

#include "app/command.h"

namespace homebound::app {

inline constexpr const char* output_help =
    "what to write: .png .svg .pdf, .mp4 .webm .mov .gif, a folder of numbered PNG pictures, .geojson .kml "
    ".gpx .csv, or "
    ".toml";

// Writes a document to a file, and returns the exit status: as `base` has it where the options say nothing.
using ExportTo = std::function<int(const std::string& out, std::shared_ptr<const timeline::Timeline> document,
                                   exporting::Request base)>;
// All options but the file and the output.
ExportTo add_export_options(CLI::App& command, const Context& context);

}  // namespace homebound::app
