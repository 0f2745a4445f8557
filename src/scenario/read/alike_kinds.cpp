#include "scenario/read/alike_kinds.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace homebound::scenario {
namespace {

// Returns a name in small letters, with words parted by single spaces.
std::string plain(const std::string& kind) {
  std::string name;
  for (const char c : kind) {
    const bool gap = c == ' ' || c == '_' || c == '-';
    if (!gap) name += lower(c);
    if (gap && !name.empty() && name.back() != ' ') name += ' ';
  }
  if (name.ends_with(' ')) name.pop_back();
  return name;
}

}  // namespace

Text alike_kinds(const std::string& kind, const std::string& usual) {
  return told("the kinds of people '{}' and '{}' differ in capitals or spaces only and are counted apart",
              "人员类别“{}”与“{}”只有大小写或空格之别，分别计数", kind, usual);
}

void warn_of_alike_kinds(Reading& reading) {
  if (!reading.kinds.names().empty() || reading.scenario.kinds.size() < 2) return;
  std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> alike;  // with their flights
  for (const auto& [kind, name] : reading.scenario.kinds) alike[plain(kind)].emplace_back(kind, 0);
  std::erase_if(alike, [](const auto& names) { return names.second.size() < 2; });
  for (auto& [name, kinds] : alike) {
    for (auto& [kind, flights] : kinds) {
      const Interned wanted = kind;
      flights = static_cast<std::size_t>(std::ranges::count_if(
          reading.scenario.flights, [&](const Flight& f) { return carries(f, wanted); }));
    }
    std::ranges::stable_sort(kinds, std::ranges::greater(), [](const auto& one) { return one.second; });
    for (std::size_t i = 1; i < kinds.size(); ++i) {
      const auto at = reading.kinds_at.find(kinds[i].first);
      reading.findings.warning(at == reading.kinds_at.end() ? toml::source_position{} : at->second,
                               alike_kinds(kinds[i].first, kinds.front().first));
    }
  }
}

}  // namespace homebound::scenario
