// A document in one of the formats for data.
#pragma once

#include <filesystem>
#include <string>

#include "exporting/format.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// `file` is where the text is to lie.
std::string data_text(const timeline::Timeline& timeline, const Output& output);

}  // namespace homebound::exporting
