// Writes a document as text in one of the data formats.
#pragma once

#include <filesystem>
#include <string>

#include "exporting/format.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns the contents of `output.file` in the output's format. The file itself is not written.
std::string data_text(const timeline::Timeline& timeline, const Output& output);

}  // namespace homebound::exporting
