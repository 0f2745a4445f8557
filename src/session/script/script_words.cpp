#include "session/script/script_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"
#include "base/suggest.h"
#include "base/trim.h"

namespace homebound::session {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return blanks.find(c) != blanks.npos; }

std::vector<std::string> separate_words(std::string_view line) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < line.size();) {
    if (is_blank(line[i])) {
      ++i;
      continue;
    }
    if (line[i] == '#' && words.empty()) break;
    std::string& word = words.emplace_back();
    char quote = 0;
    for (; i < line.size(); ++i) {
      const char c = line[i];
      if (quote == '"' && c == '\\' && i + 1 < line.size() && (line[i + 1] == '"' || line[i + 1] == '\\')) {
        word += line[++i];
      } else if (quote ? c == quote : c == '"' || c == '\'') {
        quote = quote ? 0 : c;
      } else if (!quote && is_blank(c)) {
        break;
      } else {
        word += c;
      }
    }
    if (quote) throw UsageError(fmt::format("the quote {} is not closed", quote));
  }
  return words;
}

}  // namespace

std::vector<std::string> split_line(std::string_view line) {
  const std::string_view all = trimmed(line), verb = all.substr(0, all.find_first_of(blanks));
  const std::string_view rest = trimmed(all.substr(verb.size()));
  const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
  const bool whole =
      verb == "text" || ((verb == "filter" || verb == "beside") && rest.find('"') != rest.npos);
  if (whole && !rest.empty() && !quoted) return {std::string(verb), std::string(rest)};
  return separate_words(line);
}

bool ScriptWords::take(std::string_view word) {
  if (done() || words_[at_] != word) return false;
  ++at_;
  return true;
}

std::string ScriptWords::next(std::string_view expected) {
  if (done()) throw UsageError(fmt::format("{}: expected {} after '{}'", verb(), expected, words_[at_ - 1]));
  return words_[at_++];
}

std::string ScriptWords::last(std::string_view expected) {
  std::string word = next(expected);
  if (!done())
    wrong(peek(), fmt::format("the end of the line after '{}'", word),
          as_is(fmt::format("; {} of several words stands in quotes", expected)));
  return word;
}

std::vector<std::string> ScriptWords::rest() {
  std::vector<std::string> all(words_.begin() + static_cast<std::ptrdiff_t>(at_), words_.end());
  at_ = words_.size();
  return all;
}

void ScriptWords::finish() const {
  if (!done())
    throw UsageError(fmt::format("{}: expected the end of the line after '{}', found '{}'", verb(),
                                 words_[at_ - 1], words_[at_]));
}

double ScriptWords::number(std::string_view expected, std::initializer_list<std::string_view> others) {
  const std::string word = next(expected);
  if (const auto value = number_in(word)) return *value;
  wrong(word, expected, did_you_mean(word, std::vector<std::string_view>(others)));
}

double ScriptWords::number_within(double low, double high, const std::string& what,
                                  std::initializer_list<std::string_view> others) {
  const std::string expected = fmt::format("{} from {:.7g} to {:.7g}", what, low, high);
  const std::string word = next(expected);
  const auto value = number_in(word);
  if (value && *value >= low && *value <= high) return *value;
  wrong(word, expected, value ? Text{} : did_you_mean(word, std::vector<std::string_view>(others)));
}

std::size_t ScriptWords::count(std::string_view expected) {
  const std::string word = next(expected);
  const auto value = number_in(word);
  if (value && *value >= 1 && *value == std::floor(*value) && *value < 1e9)
    return static_cast<std::size_t>(*value);
  wrong(word, expected);
}

Point ScriptWords::pair(std::string_view expected) {
  const std::string word = next(expected);
  const auto comma = word.find(',');
  const auto x = number_in(word.substr(0, comma));
  const auto y = comma == word.npos ? std::nullopt : number_in(word.substr(comma + 1));
  if (x && y) return {*x, *y};
  wrong(word, expected);
}

std::size_t ScriptWords::one_of(std::span<const std::string_view> choices, std::string_view expected) {
  const std::string word = next(expected);
  const auto found = std::ranges::find(choices, word);
  if (found == choices.end()) wrong(word, expected, did_you_mean(word, choices));
  return static_cast<std::size_t>(found - choices.begin());
}

void ScriptWords::wrong(std::string_view found, std::string_view expected, const Text& hint) const {
  throw UsageError(fmt::format("{}: expected {}, found '{}'{}", verb(), expected, found, hint.english));
}

void ScriptWords::refuse(const Text& why) const {
  throw UsageError(fmt::format("{}: {}", verb(), why.english));
}

}  // namespace homebound::session
