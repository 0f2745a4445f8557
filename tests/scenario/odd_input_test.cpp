// Whatever a file holds, reading it ends with a scenario or with findings that point into it.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include "expect_findings.h"
#include "scenario/read/examples.h"

namespace homebound::scenario {
namespace {

std::string built_in_text() {
  std::ifstream in(built_in());
  return {std::istreambuf_iterator<char>(in), {}};
}

// Returns how many errors there were.
std::size_t read_odd(const std::string& text) {
  const auto lines = static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
  const auto found = findings_of(text);
  for (const Diagnostic& d : found) {
    EXPECT_GE(d.line, 1) << to_string(d);
    EXPECT_LE(d.line, lines + 1) << to_string(d);
    EXPECT_GE(d.column, 1) << to_string(d);
    EXPECT_FALSE(d.message.empty());
  }
  return static_cast<std::size_t>(std::count_if(
      found.begin(), found.end(), [](const Diagnostic& d) { return d.severity == Severity::error; }));
}

TEST(OddInput, CutAnywhere) {
  const std::string text = built_in_text();
  std::size_t broken = 0;
  for (std::size_t length = 0; length < text.size(); length += 97)
    broken += read_odd(text.substr(0, length)) > 0;
  EXPECT_GT(broken, 50u);
}

TEST(OddInput, BytesReplaced) {
  const std::string text = built_in_text();
  std::mt19937 random(2015);
  const std::string alphabet = "\"'[]{}=.,#-+:TZ0195aen_\n\r\t \\\x01\x7f\xc3\xff";
  std::size_t broken = 0;
  for (int i = 0; i < 400; ++i) {
    std::string changed = text;
    for (int k = 0; k < 1 + i % 4; ++k)
      changed[random() % changed.size()] = alphabet[random() % alphabet.size()];
    broken += read_odd(changed) > 0;
  }
  EXPECT_GT(broken, 100u);
}

TEST(OddInput, LinesDroppedDoubledAndSwapped) {
  const std::string text = built_in_text();
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start) + 1;
    lines.push_back(text.substr(start, end - start));
    start = end;
  }
  std::mt19937 random(1110);
  std::size_t broken = 0;
  for (int i = 0; i < 300; ++i) {
    auto changed = lines;
    const std::size_t at = random() % lines.size();
    if (i % 3 == 0) changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
    if (i % 3 == 1) changed[random() % lines.size()] = lines[at];
    if (i % 3 == 2) std::swap(changed[at], changed[random() % lines.size()]);
    std::string joined;
    for (const std::string& line : changed) joined += line;
    broken += read_odd(joined) > 0;
  }
  EXPECT_GT(broken, 100u);
}

// Every value of the file in turn becomes each of these.
TEST(OddInput, ValuesOfEveryType) {
  const std::string text = built_in_text();
  for (const char* value : {"1", "-1e308", "nan", "true", "\"\"", "[]", "{}", "[[]]", "[{}]", "2015-11-10",
                            "09:00:00", "9999-12-31T23:59:59+23:59", "0000-01-01T00:00:00", "{ at = 1 }"}) {
    for (std::size_t line = 0, skip = 0; line < text.size(); line = text.find('\n', line) + 1, ++skip) {
      if (skip % 5 != 0) continue;  // a fifth of the lines, so that the test takes a second
      const std::size_t equals = text.find(" = ", line), end = text.find('\n', line);
      if (equals > end) continue;
      read_odd(text.substr(0, equals + 3) + value + text.substr(end));
    }
  }
}

TEST(OddInput, NotTomlAtAll) {
  EXPECT_EQ(read_odd(""), 0u);
  EXPECT_EQ(read_odd(std::string(1, '\0')), 1u);
  EXPECT_EQ(read_odd("\x89PNG\r\n\x1a\n"), 1u);
  EXPECT_EQ(read_odd("id,from,to\n1,PNH,PEK\n"), 2u);
  EXPECT_EQ(read_odd("a = " + std::string(100'000, '[')), 1u);
  EXPECT_EQ(read_odd("\xef\xbb\xbftitle = \"with a byte order mark\"\r\n"), 0u);
}

}  // namespace
}  // namespace homebound::scenario
