// Whether a message was put into Chinese as a whole: nothing of its English is left but names and values.
#pragma once

#include <regex>
#include <string>

#include <gtest/gtest.h>

#include "base/message.h"

namespace homebound {

inline void PrintTo(const Text& m, std::ostream* out) { *out << m.english << " / " << m.chinese; }

inline testing::AssertionResult in_chinese(const Text& message) {
  // What stands within quotes is somebody's own words, as are the forms to write; a parser's follow a prefix.
  static const std::regex quoted("语法有误：.*|“[^”]*”|\"[^\"]*\"|\\{ [^}]* \\}|\\[[^\\]]*\\]");
  static const std::regex english("\\b(the|is|are|of|no|not|and|or|an?|expected|found|unknown|has|such)\\b");
  const std::string plain = std::regex_replace(message.chinese, quoted, "");
  const bool han = message.chinese.find_first_of("\xE4\xE5\xE6\xE7\xE8\xE9") != std::string::npos;
  std::smatch left;
  if (!han) return testing::AssertionFailure() << "no Chinese in: " << message.chinese;
  if (std::regex_search(plain, left, english))
    return testing::AssertionFailure() << "'" << left.str() << "' is left in: " << message.chinese;
  return testing::AssertionSuccess();
}

}  // namespace homebound
