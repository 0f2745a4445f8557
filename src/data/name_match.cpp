#include "data/name_match.h"

#include <algorithm>
#include <string>

#include "base/suggest.h"

namespace homebound::data {
namespace {

// Slips that a query of this length may hold.
int slips_allowed(std::size_t length) { return length < 4 ? 0 : length < 8 ? 1 : length < 10 ? 2 : 3; }

// Whether some run of whole words of `name` differs from `query` by a few slips.
bool nearly_in(std::string_view name, std::string_view query) {
  const int allowed = slips_allowed(query.size());
  if (allowed == 0) return false;
  const auto words = std::count(query.begin(), query.end(), ' ') + 1;
  for (std::size_t from = 0; from < name.size();) {
    std::size_t to = from;
    for (std::ptrdiff_t i = 0; i < words && to < name.size(); ++i)
      to = std::min(name.find(' ', to + (i > 0 ? 1 : 0)), name.size());
    const std::size_t length = to - from;
    const std::size_t gap = length > query.size() ? length - query.size() : query.size() - length;
    if (gap <= static_cast<std::size_t>(allowed) &&
        edit_distance(query, name.substr(from, length)) <= allowed)
      return true;
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
