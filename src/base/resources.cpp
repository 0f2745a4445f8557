#include "base/resources.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "base/error.h"
#include "platform/system/process.h"

namespace homebound {
namespace fs = std::filesystem;

fs::path resource(const std::string& relative) {
  std::string tried;
  const auto find = [&](const fs::path& root) {
    fs::path path = root / relative;
    std::error_code ignored;
    if (fs::exists(path, ignored)) return path;
    tried += fmt::format("{}{}", tried.empty() ? "" : ", ", path.string());
    return fs::path();
  };
  if (const char* root = std::getenv("HOMEBOUND_DATA"))
    if (fs::path p = find(root); !p.empty()) return p;
  if (const fs::path program = platform::executable(); !program.empty())
    if (fs::path p = find(program.parent_path().parent_path() / "share/homebound"); !p.empty()) return p;
  if (fs::path p = find(HOMEBOUND_SOURCE_DIR); !p.empty()) return p;
  throw Error(told("cannot find {}: looked for {}", "找不到{}；已查找：{}", relative, tried));
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
