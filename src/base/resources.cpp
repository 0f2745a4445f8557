#include "base/resources.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "platform/system/process.h"

namespace homebound {
namespace fs = std::filesystem;

namespace {

// The folders in which resources may be, in order.
std::vector<fs::path> roots() {
  std::vector<fs::path> all;
  if (const char* root = std::getenv("HOMEBOUND_DATA")) all.emplace_back(root);
  if (const fs::path program = platform::executable(); !program.empty())
    all.push_back(program.parent_path().parent_path() / "share/homebound");
  all.emplace_back(HOMEBOUND_SOURCE_DIR);
  all.emplace_back(HOMEBOUND_MADE_DIR);
  return all;
}

}  // namespace

fs::path resource_if_any(const std::string& relative) {
  std::error_code ignored;
  for (const fs::path& root : roots())
    if (fs::exists(root / relative, ignored)) return root / relative;
  return {};
}

fs::path resource(const std::string& relative) {
  if (fs::path path = resource_if_any(relative); !path.empty()) return path;
  std::vector<std::string> tried;
  for (const fs::path& root : roots()) tried.push_back((root / relative).string());
  throw Error(
      told("cannot find {}: looked for {}", "找不到{}；已查找：{}", relative, fmt::join(tried, ", ")));
}

std::vector<std::string> resource_names(const std::string& folder, const std::string& extension) {
  std::vector<std::string> names;
  const fs::path path = resource(folder);
  std::error_code ec;
  const fs::directory_iterator entries(path, ec);
  if (ec) throw Error(told("cannot read {}: {}", "无法读取 {}：{}", path.string(), reason_of(ec)));
  for (const auto& entry : entries)
    if (entry.path().extension() == extension) names.push_back(entry.path().stem().string());
  std::sort(names.begin(), names.end());
  return names;
}

fs::path state_directory() {
  const fs::path base = platform::state_folder();
  std::error_code ec;
  if (!base.empty()) fs::create_directories(base / "homebound", ec);
  return base.empty() || ec ? fs::path() : base / "homebound";
}

std::string version() { return HOMEBOUND_VERSION; }

}  // namespace homebound
