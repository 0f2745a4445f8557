// The options of `export`, for every command that writes pictures, films and data.
#pragma once

#include "app/command.h"

namespace homebound::app {

inline constexpr const char* output_help =
    "what to write: .png .svg .pdf, .mp4 .webm .mov .gif, a folder of numbered PNG pictures, .geojson .kml "
    ".gpx .csv, or "
    ".toml";

// Writes a document as `base` says where the options say nothing, and returns the exit status.
using ExportTo =
    std::function<int(std::shared_ptr<const timeline::Timeline> document, exporting::Request base)>;
// All options but the file and the output.
ExportTo add_export_options(CLI::App& command, const Context& context);

}  // namespace homebound::app
