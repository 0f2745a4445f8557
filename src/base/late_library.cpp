#include "base/late_library.h"

#include "base/error.h"
#include "platform/system/library.h"

namespace homebound {

void* late_library(const Text& needs, const std::string& file, const std::string& package) {
  if (void* const found = platform::load_library(file)) return found;
  throw Error(told("{} the library {}, which cannot be loaded: is the package {} installed?",
                   "{}库 {}，但无法加载：是否已安装软件包 {}？", needs, file, package));
}

void* late_function(void* library, const char* name) {
  if (void* const found = platform::function_of(library, name)) return found;
  throw Error(told("a library that is loaded late has no function {}: is it of another version?",
                   "延迟加载的库中没有函数 {}：版本是否不符？", name));
}

}  // namespace homebound
