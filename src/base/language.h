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

// Returns "en", "zh" or "both".
constexpr std::string_view language_code(Language language) {
  return language_codes.at(static_cast<std::size_t>(language));
}
// Returns the language as BCP 47 writes it, for text::Style; "en" for both.
constexpr const char* language_tag(Language language) {
  return language == Language::chinese ? "zh-CN" : "en";
}
// Returns the language that a text is not shown in.
constexpr Language other_language(Language language) {
  return language == Language::chinese ? Language::english : Language::chinese;
}

}  // namespace homebound
