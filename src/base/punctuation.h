// The punctuation marks of each language.
#pragma once

#include <string_view>

#include "base/language.h"

namespace homebound {

struct Punctuation {
  std::string_view colon, comma, list_comma, semicolon, open, close, range;  // including their spaces
};

// Returns the marks of a language; of English for both.
constexpr Punctuation punctuation(Language language) {
  if (language == Language::chinese) return {"：", "，", "、", "；", "（", "）", "—"};
  return {": ", ", ", ", ", "; ", " (", ")", " – "};
}

}  // namespace homebound
