// The languages of pictures and of the window.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace homebound {

enum class Language { english, chinese, both };  // both: English first

// What a scenario, an option and a setting call them, in the enum's order.
inline constexpr std::array<std::string_view, 3> language_codes{"en", "zh", "both"};

// Nothing for what is no code.
constexpr std::optional<Language> language_named(std::string_view code) {
  const auto found = std::find(language_codes.begin(), language_codes.end(), code);
  if (found == language_codes.end()) return std::nullopt;
  return static_cast<Language>(found - language_codes.begin());
}

}  // namespace homebound
