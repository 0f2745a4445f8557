// Makes the texts that the program says. Commands print the English, which is a contract; the window shows
// its own language.
#pragma once

#include <string>
#include <type_traits>

#include <fmt/core.h>

#include "base/bilingual.h"
#include "base/utf8.h"

namespace homebound {

// Makes a message that is the same in all languages: names, numbers, another program's words.
inline Text as_is(std::string text) {
  text = well_formed(std::move(text));
  return {text, text};
}

namespace parts {

template <typename T>
struct Part {
  using Formatted = T;
  static const std::remove_reference_t<T>& in(Language /*of all*/, const std::remove_reference_t<T>& part) {
    return part;
  }
};
template <typename T>
requires requires(const T& part) { part.in(Language::both); }
struct Part<T> {
  using Formatted = decltype(std::declval<const T&>().in(Language::both));
  static Formatted in(Language language, const std::remove_reference_t<T>& part) { return part.in(language); }
};

}  // namespace parts

// Formats a message in both languages. The compiler checks both formats against the parts; a part that is a
// bilingual text appears in the language of its surroundings. Parts may quote files and people and so may be
// invalid UTF-8; the result is always valid.
template <typename... T>
Text told(fmt::format_string<typename parts::Part<T>::Formatted...> english,
          fmt::format_string<typename parts::Part<T>::Formatted...> chinese, T&&... part) {
  const auto formatted = [&](fmt::string_view format, Language language) {
    return well_formed(fmt::vformat(format, fmt::make_format_args(parts::Part<T>::in(language, part)...)));
  };
  return {formatted(english, Language::english), formatted(chinese, Language::chinese)};
}

}  // namespace homebound
