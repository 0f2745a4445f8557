// Scenario texts that mark, with @@, where a finding is to be reported.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "scenario/read/read.h"
#include "support/in_chinese.h"

namespace homebound::scenario {

// Returns all errors and warnings of a file.
inline std::vector<Diagnostic> check(const std::filesystem::path& file, const ReadOptions& options = {}) {
  try {
    return read(file, options).warnings;
  } catch (const InputError& e) {
    return e.diagnostics();
  }
}

struct Marked {
  std::string toml;
  int line = 0, column = 0;  // of the mark, columns counted in characters of UTF-8
};

inline Marked unmark(std::string text) {
  const std::size_t mark = text.find("@@");
  if (mark == std::string::npos) return {std::move(text)};
  Marked result{.toml = {}, .line = 1, .column = 1};
  for (std::size_t i = 0; i < mark; ++i) {
    if (text[i] == '\n') {
      ++result.line;
      result.column = 1;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++result.column;
    }
  }
  result.toml = text.erase(mark, 2);
  return result;
}

inline std::vector<Diagnostic> findings_of(const std::string& toml) {
  try {
    return parse(toml, "test.toml").warnings;
  } catch (const InputError& e) {
    return e.diagnostics();
  }
}

// Exactly one finding, at the mark, whose message holds each of `words`.
inline void expect_one(const std::string& marked, Severity severity, const std::vector<std::string>& words) {
  const Marked text = unmark(marked);
  const std::vector<Diagnostic> found = findings_of(text.toml);
  std::string all;
  for (const Diagnostic& d : found) all += to_string(d) + "\n";
  ASSERT_EQ(found.size(), 1u) << all << "in\n" << text.toml;
  EXPECT_EQ(found[0].file, "test.toml");
  EXPECT_EQ(found[0].line, text.line) << all;
  EXPECT_EQ(found[0].column, text.column) << all;
  EXPECT_EQ(found[0].severity, severity) << all;
  for (const std::string& word : words) EXPECT_THAT(found[0].message.english, testing::HasSubstr(word));
  EXPECT_TRUE(in_chinese(found[0].message));
}

inline void expect_error(const std::string& marked, const std::vector<std::string>& words) {
  expect_one(marked, Severity::error, words);
}

inline void expect_warning(const std::string& marked, const std::vector<std::string>& words) {
  expect_one(marked, Severity::warning, words);
}

// A sound flight with more lines.
inline std::string flight(const std::string& lines) {
  return "[kinds]\nsuspects = \"suspects\"\n[[flight]]\nfrom = \"PNH\"\nto = \"PEK\"\n"
         "arrive = 2015-11-10T09:00:00\n" +
         lines;
}

}  // namespace homebound::scenario
