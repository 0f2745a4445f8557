#include <algorithm>

#include "data/register/airports.h"
#include "data/register/fold.h"
#include "data/register/name_match.h"

namespace homebound::data {
namespace {

// Removes words that a listed name lacks: "heathrow airport" is listed as "London Heathrow".
std::string without_airport(std::string query) {
  for (std::string_view suffix : {" airport", " international"})
    if (query.ends_with(suffix)) query.erase(query.size() - suffix.size());
  return query;
}

}  // namespace

bool has_flights(const Airport& airport, std::string_view day) {
  if (day.empty()) return airport.closed.empty() && airport.until.empty();
  return (airport.opened.empty() || airport.opened <= day) &&
         (airport.closed.empty() || day <= airport.closed);
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
      // An airport under its code of the past would stand there twice.
      if (!a.now.empty() && (day.empty() || day >= a.until)) continue;
      int best = none;
      for (const std::string* text : {&a.name, &a.city, &a.name_zh, &a.city_zh})
        best = std::min(best, match(folded(*text), wanted));
      if (best != none && &a != exact) found.emplace_back(best, &a);
    }
  // Airports are ordered by size, so a stable sort keeps larger ones first among equals. Airports without
  // flights on the day go last.
  std::stable_sort(found.begin(), found.end(), [&](auto& a, auto& b) {
    const bool first = has_flights(*a.second, day), second = has_flights(*b.second, day);
    return first != second ? first : a.first < b.first;
  });
  for (const auto& entry : found) result.push_back(entry.second);
  if (result.size() > count) result.resize(count);
  return result;
}

}  // namespace homebound::data
