// How a language sets off what stands beside or behind a word.
#pragma once

#include <string_view>

namespace homebound {

struct Punctuation {
  std::string_view colon, comma, list_comma, semicolon, open, close, range;  // with their blanks
};

// Of "zh", or of any other language as of English.
constexpr Punctuation punctuation(std::string_view language) {
  if (language == "zh") return {"：", "，", "、", "；", "（", "）", "—"};
  return {": ", ", ", ", ", "; ", " (", ")", " – "};
}

}  // namespace homebound
