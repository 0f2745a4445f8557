#include "base/suggest.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/utf8.h"

namespace homebound {
namespace {

// Returns the characters of a word, with ASCII letters in lower case.
std::u32string letters_of(std::string_view word) { return characters_of(lower(word)); }

int edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<int> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  return edit_distance(letters_of(a), letters_of(b));
}

std::vector<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates,
                                 std::size_t count) {
  const std::u32string wanted = letters_of(word);
  const int limit = std::max(2, static_cast<int>(wanted.size()) / 2);
  std::vector<std::pair<int, std::string_view>> ranked;
  for (std::string_view candidate : candidates) {
    const std::u32string letters = letters_of(candidate);
    const int distance = edit_distance(wanted, letters);
    if (distance <= limit && distance < static_cast<int>(std::max(wanted.size(), letters.size())))
      ranked.emplace_back(distance, candidate);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](auto& x, auto& y) { return x.first < y.first; });
  std::vector<std::string> result;
  for (const auto& entry : ranked) {
    if (result.size() == count) break;
    result.emplace_back(entry.second);
  }
  return result;
}

Text did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto found = nearest(word, candidates);
  return found.empty() ? Text{} : told("; did you mean '{}'?", "；是否指“{}”？", found.front());
}

}  // namespace homebound
