#include "ui/kit/fuzzy.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace homebound::ui {
namespace {

bool begins_word(std::string_view name, std::size_t i) {
  return i == 0 || name[i - 1] == ' ' || name[i - 1] == '-' || name[i - 1] == ':';
}

constexpr int in_a_row = 8, at_word = 6, anywhere = 1;

}  // namespace

// Finds the best alignment of the letters with the name, letter by letter: best[i] is the score so far with
// the last letter at i.
std::optional<int> fit(std::string_view typed, std::string_view name) {
  constexpr int none = -1;
  std::vector<int> best(name.size(), none);
  bool first = true;
  for (const char raw : typed) {
    if (raw == ' ') continue;
    const char c = lower(raw);
    std::vector<int> next(name.size(), none);
    int before = first ? 0 : none;  // the best score that ends left of i
    for (std::size_t i = 0; i < name.size(); ++i) {
      if (i > 0 && !first) before = std::max(before, best[i - 1]);
      if (lower(name[i]) != c || before == none) continue;
      next[i] = before + (begins_word(name, i) ? at_word : anywhere);
      if (i > 0 && !first && best[i - 1] != none) next[i] = std::max(next[i], best[i - 1] + in_a_row);
    }
    best = std::move(next);
    first = false;
  }
  if (first) return 0;
  const int score = best.empty() ? none : *std::max_element(best.begin(), best.end());
  if (score == none) return std::nullopt;
  constexpr int weight = 100;  // the length only breaks ties
  return score * weight - static_cast<int>(std::min<std::size_t>(name.size(), weight - 1));
}

}  // namespace homebound::ui
