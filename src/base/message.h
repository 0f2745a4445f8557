// Messages in each language that the program speaks. Commands print the English text, which is a contract;
// the window shows its own language.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <fmt/core.h>

#include "base/utf8.h"

namespace homebound {

struct Message {
  std::string english, chinese;  // UTF-8

  Message() = default;
  // Requires both texts: an aggregate would let the second be left out.
  Message(std::string in_english, std::string in_chinese)
      : english(std::move(in_english)), chinese(std::move(in_chinese)) {}

  // Returns the Chinese text for "zh" and the English text for any other language.
  const std::string& in(std::string_view language) const { return language == "zh" ? chinese : english; }
  bool empty() const { return english.empty(); }
  bool operator==(const Message&) const = default;
};

// Makes a message that is the same in all languages: names, numbers, another program's words.
inline Message as_is(std::string text) {
  text = well_formed(std::move(text));
  return {text, text};
}

namespace parts {

template <typename T>
using Text = std::conditional_t<std::is_same_v<std::remove_cvref_t<T>, Message>, const std::string&, T>;

template <typename T>
const T& english(const T& part) {
  return part;
}
inline const std::string& english(const Message& part) { return part.english; }
template <typename T>
const T& chinese(const T& part) {
  return part;
}
inline const std::string& chinese(const Message& part) { return part.chinese; }

}  // namespace parts

// Formats a message in both languages. The compiler checks both formats against the parts; a part that is a
// Message appears in the language of its surroundings. Parts may quote files and people and so may be
// invalid UTF-8; the result is always valid.
template <typename... T>
Message told(fmt::format_string<parts::Text<T>...> english, fmt::format_string<parts::Text<T>...> chinese,
             T&&... part) {
  return {well_formed(fmt::vformat(english, fmt::make_format_args(parts::english(part)...))),
          well_formed(fmt::vformat(chinese, fmt::make_format_args(parts::chinese(part)...)))};
}

}  // namespace homebound
