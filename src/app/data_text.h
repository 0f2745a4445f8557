// A document in one of the formats for data.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "export/format.h"
#include "timeline/timeline.h"

namespace homebound::app {

// A flight as `info --json` tells it.
nlohmann::ordered_json flight_json(const timeline::Timeline& timeline, const timeline::Leg& leg);

// `out` is where the text is to lie.
std::string data_text(const timeline::Timeline& timeline, exporting::Format format, const std::string& out);

}  // namespace homebound::app
