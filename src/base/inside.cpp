#include "base/inside.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/suggest.h"

namespace homebound {
namespace fs = std::filesystem;

namespace {

Text nearest_file(const fs::path& file) {
  std::vector<std::string> names;
  std::error_code problem;
  for (fs::directory_iterator it(file.parent_path(), problem), end;
       !problem && it != end && names.size() < 1000; it.increment(problem))
    names.push_back(it->path().filename().string());
  const std::vector<std::string_view> known(names.begin(), names.end());
  return did_you_mean(file.filename().string(), known);
}

// Returns the path from a folder to a file in it; empty for a file elsewhere.
std::string path_from(const fs::path& folder, const fs::path& file) {
  const fs::path relative = file.lexically_normal().lexically_relative(folder.lexically_normal());
  return relative.empty() || relative == "." || *relative.begin() == ".." ? "" : relative.generic_string();
}

}  // namespace

fs::path file_inside(const fs::path& folder, const std::string& name, const Text& whose,
                     std::string_view example) {
  const auto refuse = [&](const Text& why) { throw Error(told("'{}' {}", "“{}”{}", name, why)); };
  const auto expected =
      told("; expected a relative path such as \"{}\"", "；应为相对路径，例如“{}”", example);
  const fs::path relative = name;
  if (name.find(':') != name.npos)
    refuse(told("is not a file of {} folder{}", "不是{}所在文件夹中的文件{}", whose, expected));
  if (relative.is_absolute() || std::find(relative.begin(), relative.end(), "..") != relative.end())
    refuse(told("leads out of {} folder{}", "指向{}所在文件夹之外{}", whose, expected));
  std::error_code problem;
  const fs::path root = fs::canonical(folder.empty() ? "." : folder, problem);
  if (problem) refuse(told("cannot be found: {}", "找不到：{}", reason_of(problem)));
  fs::path file = fs::canonical(root / relative, problem);
  if (problem) refuse(told("is not there{}", "不存在{}", nearest_file(root / relative)));
  if (std::mismatch(root.begin(), root.end(), file.begin(), file.end()).first != root.end())
    refuse(told("is a link that leads out of {} folder", "是链接，指向{}所在文件夹之外", whose));
  if (!fs::is_regular_file(file, problem))
    refuse({"is a folder or a device, not a file", "是文件夹或设备，不是文件"});
  return file;
}

std::string name_inside(const fs::path& folder, const std::string& name) {
  const fs::path file = name;
  if (!file.is_absolute()) return name;
  std::error_code problem;
  const fs::path root = folder.empty() ? fs::current_path(problem) : fs::absolute(folder, problem);
  if (problem) return name;
  std::string inside = path_from(root, file);
  if (inside.empty()) {  // a link may lead to either
    const fs::path real_root = fs::weakly_canonical(root, problem);
    const fs::path real = problem ? fs::path() : fs::weakly_canonical(file, problem);
    if (!problem) inside = path_from(real_root, real);
  }
  return inside.empty() ? name : inside;
}

}  // namespace homebound
