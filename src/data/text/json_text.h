// JSON of the user's files.
#pragma once

#include <functional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/message.h"

namespace homebound::data {

// Parses a text, one value or one a line (JSON Lines: the values then form an array). `fail` receives the
// line, from 1 or 0 where it is unknown, and what is wrong, and must throw. Values lie at most 200 levels
// deep, so that code may walk through them by recursion.
using JsonFailure = std::function<void(std::size_t line, const Text&)>;
nlohmann::json parse_json(std::string_view text, const JsonFailure& fail);

}  // namespace homebound::data
