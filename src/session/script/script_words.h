// The words of a script's line, and readers that say what they expect.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/message.h"

namespace homebound::session {

// Words are separated by blanks; "..." and '...' hold several, and \" is a quote. None for an empty line and
// for a comment (#). What follows `text`, or a `filter` with quotes, is one word as it stands, unless it
// begins with a quote itself. Throws UsageError for a quote that is not closed.
std::vector<std::string> split_line(std::string_view line);

// Takes words one after the other. What is not as expected throws UsageError that names the verb, what was
// expected and what was found.
class ScriptWords {
 public:
  explicit ScriptWords(std::vector<std::string> words) : words_(std::move(words)) {}  // at least one

  const std::string& verb() const { return words_[0]; }
  bool done() const { return at_ >= words_.size(); }
  std::size_t left() const { return words_.size() - at_; }
  const std::string& peek() const { return words_[at_]; }  // unless done()
  bool take(std::string_view word);                        // if it is the next
  std::string next(std::string_view expected);
  std::string last(std::string_view expected);  // ends the line; who forgets its quotes is reminded
  std::vector<std::string> rest();
  void finish() const;  // there are no more

  // `others`: words that could have stood there as well, to suggest one.
  double number(std::string_view expected, std::initializer_list<std::string_view> others = {});
  double number_within(double low, double high, const std::string& what,
                       std::initializer_list<std::string_view> others = {});
  std::size_t count(std::string_view expected);  // a whole number from 1
  Point pair(std::string_view expected);         // "X,Y"
  std::size_t one_of(std::span<const std::string_view> choices, std::string_view expected);

  [[noreturn]] void wrong(std::string_view found, std::string_view expected, const Message& hint = {}) const;
  [[noreturn]] void refuse(const Message& why) const;  // "goto: " and why

 private:
  std::vector<std::string> words_;
  std::size_t at_ = 1;
};

}  // namespace homebound::session
