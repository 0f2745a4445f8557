// The options of `export`, shared by all commands that write pictures, films and data.
#pragma once

#include "app/command.h"

namespace homebound::app {

inline constexpr const char* output_help =
    "what to write: .png .svg .pdf, .mp4 .webm .mov .gif, .html (the story in one page that plays it), .pptx "
    "(slides), a folder of numbered PNG pictures, .wav for a film's sound alone, .geojson .kml .gpx .csv, or "
    ".toml";

// Writes a document and returns the exit status. `base` supplies what the options leave open.
using ExportTo =
    std::function<int(std::shared_ptr<const timeline::Timeline> document, exporting::Request base)>;
// Adds all options except the file and the output.
ExportTo add_export_options(CLI::App& command, const Context& context);

}  // namespace homebound::app
