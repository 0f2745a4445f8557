#include <algorithm>
#include <limits>

#include "base/suggest.h"
#include "data/airports.h"
#include "data/fold.h"

namespace homebound::data {
namespace {

// How well a name answers a query; less is better.
enum Match { whole, start, word, inside, slips, none = std::numeric_limits<int>::max() };

// Slips that a query of this length may hold.
int slips_allowed(std::size_t length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }

// Whether some run of whole words of `name` differs from `query` by a few slips.
bool nearly_in(const std::string& name, const std::string& query) {
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
        edit_distance(query, std::string_view(name).substr(from, length)) <= allowed)
      return true;
    from = std::min(name.find(' ', from), name.size() - 1) + 1;
  }
  return false;
}

int match(const std::string& text, const std::string& query) {
  if (text.empty()) return none;
  const std::string name = folded(text);
  const std::size_t at = name.find(query);
  if (at == 0) return name.size() == query.size() ? whole : start;
  if (at == std::string::npos) return nearly_in(name, query) ? slips : none;
  return name[at - 1] == ' ' || name.find(' ' + query, at) != std::string::npos ? word : inside;
}

// "heathrow airport" asks for what is listed as "London Heathrow".
std::string without_airport(std::string query) {
  for (std::string_view suffix : {" airport", " international"})
    if (query.ends_with(suffix)) query.erase(query.size() - suffix.size());
  return query;
}

}  // namespace

bool has_flights(const Airport& airport, std::string_view day) {
  if (day.empty()) return airport.closed.empty();
  return (airport.opened.empty() || airport.opened <= day) &&
         (airport.closed.empty() || day <= airport.closed);
}

const Airport* Airports::named(std::string_view name) const {
  const std::string wanted = without_airport(folded(name));
  if (wanted.empty()) return nullptr;
  const Airport* by[2] = {nullptr, nullptr};  // by its own name, by its city's
  int found[2] = {0, 0};
  for (const Airport& a : airports_) {
    if (folded(a.name) == wanted || folded(a.name_zh) == wanted) by[0] = &a, ++found[0];
    if (folded(a.city) == wanted || folded(a.city_zh) == wanted) by[1] = &a, ++found[1];
  }
  if (found[0] == 1) return by[0];
  return found[0] == 0 && found[1] == 1 ? by[1] : nullptr;
}

std::vector<const Airport*> Airports::search(std::string_view query, std::size_t count,
                                             std::string_view day) const {
  std::vector<const Airport*> result;
  const Airport* exact = find(query, day);
  if (exact != nullptr) result.push_back(exact);
  const std::string wanted = without_airport(folded(query));
  if (wanted.empty()) return result;
  std::vector<std::pair<int, const Airport*>> found;
  for (const std::vector<Airport>* some : {&airports_, &gone_})
    for (const Airport& a : *some) {
      int best = none;
      for (const std::string* text : {&a.name, &a.city, &a.name_zh, &a.city_zh})
        best = std::min(best, match(*text, wanted));
      if (best != none && &a != exact) found.emplace_back(best, &a);
    }
  // Airports stand in order of their size, so larger ones stay first among equals; behind them those that
  // have no flights on the day.
  std::stable_sort(found.begin(), found.end(), [&](auto& a, auto& b) {
    const bool first = has_flights(*a.second, day), second = has_flights(*b.second, day);
    return first != second ? first : a.first < b.first;
  });
  for (const auto& entry : found) result.push_back(entry.second);
  if (result.size() > count) result.resize(count);
  return result;
}

}  // namespace homebound::data
