// Scores how well a few typed letters match a name.
#pragma once

#include <optional>
#include <string_view>

namespace homebound::ui {

// Returns a score, higher is better, if `name` contains all characters of `typed` in order, ignoring spaces
// and the case of ASCII letters; nullopt otherwise. Consecutive letters and beginnings of words count most,
// then short names. For an empty text every name scores 0. Texts are UTF-8.
std::optional<int> fit(std::string_view typed, std::string_view name);

}  // namespace homebound::ui
