// How well a few typed letters fit a name.
#pragma once

#include <optional>
#include <string_view>

namespace homebound::ui {

// All characters of `typed` in their order somewhere in `name`, spaces aside and without regard to the case
// of ASCII letters; the higher the better: letters in a row and at beginnings of words count most, then short
// names. Nothing when they are not all there. UTF-8. Of an empty text every name is 0.
std::optional<int> fit(std::string_view typed, std::string_view name);

}  // namespace homebound::ui
