// The languages in which pictures and the window are written.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace homebound {

enum class Language { english, chinese, both };  // both: English first

// The codes that scenarios, options and settings use, in the order of Language.
inline constexpr std::array<std::string_view, 3> language_codes{"en", "zh", "both"};

// Returns nullopt for an unknown code.
constexpr std::optional<Language> language_named(std::string_view code) {
  const auto found = std::find(language_codes.begin(), language_codes.end(), code);
  if (found == language_codes.end()) return std::nullopt;
  return static_cast<Language>(found - language_codes.begin());
}

}  // namespace homebound
