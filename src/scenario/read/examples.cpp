#include "scenario/read/examples.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/ranges.h>

#include "base/error.h"
#include "base/resources.h"
#include "base/suggest.h"

namespace homebound::scenario {
namespace {

constexpr std::array<Example, 2> all{
    {{"charters", "2015-11-10-charters.toml"}, {"evacuation", "example-evacuation.toml"}}};

}  // namespace

std::span<const Example> examples() { return all; }

std::filesystem::path path_of(const Example& example) {
  return resource("assets/scenarios/" + std::string(example.file));
}

std::filesystem::path built_in() { return path_of(all.front()); }

std::filesystem::path file_named(const std::string& given) {
  constexpr std::string_view prefix = "example:";
  if (given.empty()) return built_in();
  if (!given.starts_with(prefix)) return given;
  const std::string name = given.substr(prefix.size());
  const auto found = std::ranges::find(all, name, &Example::name);
  if (found != all.end()) return path_of(*found);
  std::vector<std::string_view> names;
  names.reserve(all.size());
  for (const Example& example : all) names.push_back(example.name);
  throw Error(told("unknown example '{}'; expected one of {}{}", "未知的示例“{}”；应为 {} 之一{}", name,
                   fmt::join(names, ", "), did_you_mean(name, names)));
}

bool is_shipped(const std::filesystem::path& file) {
  return std::ranges::any_of(all, [&](const Example& example) { return file == path_of(example); });
}

}  // namespace homebound::scenario
