#include "geo/libproj.h"

#include <string>

#include "base/error.h"
#include "platform/system/library.h"

namespace homebound {
namespace {

LibprojFunctions loaded() {
  const std::string file = HOMEBOUND_LIBPROJ;
  void* const library = platform::load_library(file);
  LibprojFunctions all{};
  const auto function = [&](const char* name) {
    if (void* const found = library != nullptr ? platform::function_of(library, name) : nullptr) return found;
    throw Error(told("projections need {} of the library {}, which cannot be loaded: is PROJ installed?",
                     "投影需要库 {1} 中的 {0}，但无法加载：是否已安装 PROJ？", name, file));
  };
#define HOMEBOUND_LIBPROJ_LOAD(name) all.name = reinterpret_cast<decltype(all.name)>(function(#name));
  HOMEBOUND_LIBPROJ_FUNCTIONS(HOMEBOUND_LIBPROJ_LOAD)
#undef HOMEBOUND_LIBPROJ_LOAD
  return all;
}

}  // namespace

const LibprojFunctions& libproj() {
  static const LibprojFunctions all = loaded();
  return all;
}

}  // namespace homebound
