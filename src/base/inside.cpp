#include "base/inside.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/suggest.h"

namespace homebound {
namespace fs = std::filesystem;

namespace {

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

fs::path file_inside(const fs::path& folder, const std::string& name, std::string_view whose,
                     std::string_view example) {
  const auto refuse = [&](const std::string& why) { throw Error(fmt::format("'{}' {}", name, why)); };
  const fs::path relative = name;
  if (name.find(':') != name.npos)
    refuse(fmt::format("is no file of {} folder; expected a relative path such as \"{}\"", whose, example));
  if (relative.is_absolute() || std::find(relative.begin(), relative.end(), "..") != relative.end())
    refuse(fmt::format("leads out of {} folder; expected a relative path such as \"{}\"", whose, example));
  std::error_code problem;
  const fs::path root = fs::canonical(folder.empty() ? "." : folder, problem);
  if (problem) refuse("cannot be found: " + problem.message());
  fs::path file = fs::canonical(root / relative, problem);
  if (problem) refuse("is not there" + nearest_file(root / relative));
  if (std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first != root.end())
    refuse(fmt::format("is a link that leads out of {} folder", whose));
  if (!fs::is_regular_file(file, problem)) refuse("is a folder or a device, not a file");
  return file;
}

}  // namespace homebound
