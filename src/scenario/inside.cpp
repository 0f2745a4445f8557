#include "scenario/inside.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/suggest.h"

namespace homebound::scenario {
namespace {

namespace fs = std::filesystem;

std::string nearest_file(const fs::path& file) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator it(file.parent_path(), problem), end;
       !problem && it != end && names.size() < 1000; it.increment(problem))
    names.push_back(it->path().filename().string());
  const std::vector<std::string_view> known(names.begin(), names.end());
  return did_you_mean(file.filename().string(), known);
}

}  // namespace

std::optional<fs::path> file_inside(const Placed<std::string>& name, const std::string& where,
                                    const std::string& scenario_file, std::string_view example,
                                    Findings& findings) {
  const auto refuse = [&](const std::string& why) {
    findings.error(name.at, fmt::format("{}: '{}' {}", where, name.value, why));
    return std::nullopt;
  };
  const fs::path relative = name.value;
  if (name.value.find(':') != name.value.npos)
    return refuse(
        fmt::format("is no file of the scenario's folder; expected a relative path such as \"{}\"", example));
  if (relative.is_absolute() || std::find(relative.begin(), relative.end(), "..") != relative.end())
    return refuse(
        fmt::format("leads out of the scenario's folder; expected a relative path such as \"{}\"", example));
  std::error_code problem;
  fs::path folder = fs::path(scenario_file).parent_path();
  folder = fs::canonical(folder.empty() ? "." : folder, problem);
  if (problem) return refuse("cannot be found: " + problem.message());
  const fs::path file = fs::canonical(folder / relative, problem);
  if (problem) return refuse("is not there" + nearest_file(folder / relative));
  if (std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first != folder.end())
    return refuse("is a link that leads out of the scenario's folder");
  if (!fs::is_regular_file(file, problem)) return refuse("is a folder or a device, not a file");
  return file;
}

}  // namespace homebound::scenario
