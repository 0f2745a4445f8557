// The punctuation marks of each language.
#pragma once

#include <string_view>

namespace homebound {

struct Punctuation {
  std::string_view colon, comma, list_comma, semicolon, open, close, range;  // including their spaces
};

// Returns the marks of Chinese for "zh" and of English for any other language.
constexpr Punctuation punctuation(std::string_view language) {
  if (language == "zh") return {"：", "，", "、", "；", "（", "）", "—"};
  return {": ", ", ", ", ", "; ", " (", ")", " – "};
}

}  // namespace homebound
