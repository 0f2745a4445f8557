#include "base/suggest.h"

#include <algorithm>

#include <fmt/format.h>

namespace homebound {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

int edit_distance(std::string_view a, std::string_view b) {
  std::vector<int> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]))
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::vector<std::string> nearest(std::string_view word, std::span<const std::string_view> candidates,
                                 std::size_t count) {
  const int limit = std::max(2, static_cast<int>(word.size()) / 2);
  std::vector<std::pair<int, std::string_view>> ranked;
  for (std::string_view candidate : candidates)
    if (const int distance = edit_distance(word, candidate);
        distance <= limit && distance < static_cast<int>(std::max(word.size(), candidate.size())))
      ranked.emplace_back(distance, candidate);
  std::stable_sort(ranked.begin(), ranked.end(), [](auto& x, auto& y) { return x.first < y.first; });
  std::vector<std::string> result;
  for (const auto& entry : ranked) {
    if (result.size() == count) break;
    result.emplace_back(entry.second);
  }
  return result;
}

Message did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const auto found = nearest(word, candidates);
  return found.empty() ? Message{} : told("; did you mean '{}'?", "；是否指“{}”？", found.front());
}

}  // namespace homebound
