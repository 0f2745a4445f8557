// Puts into a text what differs between two scenarios that were made from it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/model.h"

namespace homebound::session {

// `before` is the text's scenario, and `after` the same with fields of flights and figures changed, and with
// sources, places, flights and figures added at the end of their lists. Returns the text with those keys set,
// removed or added; all else stays byte for byte. The flights of `gone`, indices of both, are removed. Files
// are named relative to `folder`. Throws Error for a changed or removed flight that comes from a table, and
// where to_toml() does.
std::string with_changes(std::string_view text, const scenario::Scenario& before,
                         const scenario::Scenario& after, const std::vector<std::size_t>& gone,
                         const std::filesystem::path& folder);
}  // namespace homebound::session
