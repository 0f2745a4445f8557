#include "data/text/json_outline.h"

#include <algorithm>
#include <vector>

namespace homebound::data {
namespace {

constexpr std::size_t most_levels = 200, most_keys = 2000, longest_way = 200;

}  // namespace

bool JsonOutline::any(std::initializer_list<std::string_view> names) const {
  for (const std::string& key : keys) {
    if (!key.ends_with(*names.begin())) continue;
    const std::string way = key.substr(0, key.size() - names.begin()->size());
    if (!way.empty() && !way.ends_with('.')) continue;
    if (std::ranges::all_of(names, [&](std::string_view n) { return has(way + std::string(n)); }))
      return true;
  }
  return false;
}

JsonOutline outline_of(std::string_view text) {
  JsonOutline outline;
  std::vector<std::string> ways{""};  // of the values that are open; the last is the innermost
  std::string key;                    // the latest, until its value has come
  std::size_t nested_too_deep = 0;
  const auto inside = [&] { return key.empty() ? ways.back() : key; };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '{' || c == '[') {
      if (ways.size() > most_levels || ways.back().size() > longest_way) {
        ++nested_too_deep;
        continue;
      }
      const std::string way = inside();
      ways.push_back(c == '[' ? way + "[]" : way.empty() ? "" : way + ".");
      key.clear();
    } else if (c == '}' || c == ']') {
      if (nested_too_deep > 0)
        --nested_too_deep;
      else if (ways.size() > 1)
        ways.pop_back();
      key.clear();
    } else if (c == ',') {
      key.clear();
    } else if (c == '"') {
      const std::size_t from = ++at;
      while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
      if (at >= text.size() || nested_too_deep > 0) continue;
      const std::string_view word = text.substr(from, at - from);
      const auto after = text.find_first_not_of(" \t\r\n", at + 1);
      if (after != text.npos && text[after] == ':') {
        key = (ways.back().ends_with(']') ? ways.back() + "." : ways.back()) + std::string(word);
        if (word.size() < 60 && outline.keys.size() < most_keys) outline.keys.insert(key);
      } else if (word.size() < 60 && (key.ends_with("type") || key.ends_with("format"))) {
        outline.types.insert(std::string(word));
      }
    }
  }
  return outline;
}

}  // namespace homebound::data
