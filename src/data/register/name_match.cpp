#include "data/register/name_match.h"

#include <algorithm>
#include <string>

#include "base/suggest.h"
#include "base/utf8.h"

namespace homebound::data {
namespace {

// Returns how many wrong letters a query of this length may have.
std::size_t slips_allowed(std::size_t letters) {
  return letters < 4 ? 0 : letters < 8 ? 1 : letters < 10 ? 2 : 3;
}

std::size_t letters_in(std::string_view text) {
  return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

// Tells whether some run of whole words of `name` differs from `query` by a few letters.
bool nearly_in(std::string_view name, std::string_view query) {
  const std::size_t length = letters_in(query), allowed = slips_allowed(length);
  if (allowed == 0) return false;
  const auto words = std::count(query.begin(), query.end(), ' ') + 1;
  for (std::size_t from = 0; from < name.size();) {
    std::size_t to = from;
    for (std::ptrdiff_t i = 0; i < words && to < name.size(); ++i)
      to = std::min(name.find(' ', to + (i > 0 ? 1 : 0)), name.size());
    const std::string_view run = name.substr(from, to - from);
    const std::size_t letters = letters_in(run), gap = letters > length ? letters - length : length - letters;
    if (gap <= allowed && edit_distance(query, run) <= static_cast<int>(allowed)) return true;
    from = std::min(name.find(' ', from), name.size() - 1) + 1;
  }
  return false;
}

}  // namespace

int match(std::string_view name, std::string_view query) {
  if (name.empty()) return none;
  const std::size_t at = name.find(query);
  if (at == 0) return name.size() == query.size() ? whole : start;
  if (at == std::string_view::npos) return nearly_in(name, query) ? slips : none;
  return name[at - 1] == ' ' || name.find(' ' + std::string(query), at) != std::string_view::npos ? word
                                                                                                  : inside;
}

}  // namespace homebound::data
