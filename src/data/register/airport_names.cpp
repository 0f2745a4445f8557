#include "data/register/airport_names.h"

#include <algorithm>

namespace homebound::data {
namespace {

void trim(std::string& text) {
  text.erase(std::find_if(text.rbegin(), text.rend(), [](char c) { return c != ' ' && c != ','; }).base(),
             text.end());
  text.erase(0, std::min(text.find_first_not_of(" ,"), text.size()));
}

// Erases each occurrence of `what` except its first `kept` characters.
void erase_all(std::string& text, std::string_view what, std::size_t kept = 0) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos;)
    text.erase(at + kept, what.size() - kept);
}

void drop_parentheses(std::string& text) {
  for (std::size_t open = 0; (open = text.find('(')) != std::string::npos;) {
    const std::size_t close = text.find(')', open);
    text.erase(open, close == std::string::npos ? close : close - open + 1);
  }
}

bool drop_suffix(std::string& text, std::string_view suffix) {
  if (text.size() <= suffix.size() || !text.ends_with(suffix)) return false;
  text.erase(text.size() - suffix.size());
  return true;
}

}  // namespace

std::string short_airport_name(std::string_view name) {
  std::string result(name);
  drop_parentheses(result);
  // "X Airport / Y Air Base" becomes X; "X / Y Airport" becomes X Y.
  const std::size_t airport = result.find("Airport"), slash = result.find('/', airport);
  if (slash != std::string::npos) result.erase(slash);
  erase_all(result, " / ", 1);
  erase_all(result, " Airport,");  // "Bergen Airport, Flesland"
  trim(result);
  for (std::string_view suffix : {" Airport", " International"}) drop_suffix(result, suffix);
  erase_all(result, "  ", 1);
  trim(result);
  return result.empty() ? std::string(name) : result;
}

std::string short_city_name(std::string_view city) {
  std::string result(city);
  drop_parentheses(result);
  result.erase(std::min(result.find_first_of("/,"), result.size()));
  erase_all(result, "  ", 1);
  trim(result);
  return result;
}

}  // namespace homebound::data
