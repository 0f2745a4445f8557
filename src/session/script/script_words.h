// Splits a script's line into words and reads them, with errors that say what was expected.
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

// Splits a line at blanks. "..." and '...' enclose blanks, and \" is a quote. Returns no words for an empty
// line and for a comment (#). Everything after `text`, or after `filter` and `beside` when it contains
// quotes, is one literal word, unless it begins with a quote itself. Throws UsageError for an unclosed quote.
std::vector<std::string> split_line(std::string_view line);

// Takes words one after the other. An unexpected word throws UsageError with the verb, what was expected and
// what was found.
class ScriptWords {
 public:
  explicit ScriptWords(std::vector<std::string> words) : words_(std::move(words)) {}  // at least one

  const std::string& verb() const { return words_[0]; }
  bool done() const { return at_ >= words_.size(); }
  std::size_t left() const { return words_.size() - at_; }
  const std::string& peek() const { return words_[at_]; }  // not when done()
  bool take(std::string_view word);                        // returns whether it was the next word
  std::string next(std::string_view expected);
  std::string last(std::string_view expected);  // must end the line; the error reminds of missing quotes
  std::vector<std::string> rest();
  void finish() const;  // throws when words are left

  // `others`: further words that would be valid here, as suggestions.
  double number(std::string_view expected, std::initializer_list<std::string_view> others = {});
  double number_within(double low, double high, const std::string& what,
                       std::initializer_list<std::string_view> others = {});
  std::size_t count(std::string_view expected);  // a whole number >= 1
  Point pair(std::string_view expected);         // "X,Y"
  std::size_t one_of(std::span<const std::string_view> choices, std::string_view expected);

  [[noreturn]] void wrong(std::string_view found, std::string_view expected, const Text& hint = {}) const;
  [[noreturn]] void refuse(const Text& why) const;  // throws UsageError with "goto: " and why

 private:
  std::vector<std::string> words_;
  std::size_t at_ = 1;
};

}  // namespace homebound::session
