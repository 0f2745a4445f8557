// A fixed text in both languages, for tables that the compiler makes. A text that is put together is a
// Message.
#pragma once

#include <string_view>

#include "base/message.h"

namespace homebound {

struct Wording {
  const char *english = "", *chinese = "";  // UTF-8
  // "zh" is Chinese, all else English.
  constexpr const char* in(std::string_view language) const { return language == "zh" ? chinese : english; }
  Message message() const { return {english, chinese}; }
};

}  // namespace homebound
