// A text for readers, in English and Chinese.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "base/language.h"

namespace homebound {

// A text that has only one language leaves the other empty and is the same in both.
template <typename String>
struct Bilingual {
  // A const char* must not be null.
  String english = "", chinese = "";  // UTF-8. NOLINT(readability-redundant-string-init)

  constexpr Bilingual() = default;
  // Requires both texts: an aggregate would let the second be left out.
  constexpr Bilingual(String in_english, String in_chinese)
      : english(std::move(in_english)), chinese(std::move(in_chinese)) {}
  template <typename Other>
  requires(!std::same_as<Other, String> && std::convertible_to<Other, String>) constexpr Bilingual(
      const Bilingual<Other>& other)  // NOLINT(google-explicit-constructor): the same text
      : english(other.english), chinese(other.chinese) {}

  // Returns the text for a language; English for both.
  constexpr const String& in(Language language) const {
    if (std::string_view(chinese).empty()) return english;
    if (std::string_view(english).empty()) return chinese;
    return language == Language::chinese ? chinese : english;
  }
  constexpr bool empty() const {
    return std::string_view(english).empty() && std::string_view(chinese).empty();
  }
  bool operator==(const Bilingual&) const = default;
};

using Text = Bilingual<std::string>;
using Wording = Bilingual<const char*>;  // fixed, for tables that the compiler makes

}  // namespace homebound
