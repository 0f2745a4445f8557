#include "exporting/film/libav.h"

#include "base/error.h"
#include "platform/system/library.h"

namespace homebound::exporting {
namespace {

// Returns a library of the version of the headers, whose functions are called as these declare them.
void* library(const std::string& name, int version) {
  const std::string file = "lib" + name + ".so." + std::to_string(version);
  if (void* const found = platform::load_library(file)) return found;
  throw Error(told("films need the library {}, which cannot be loaded: is the package lib{}{} installed?",
                   "制作视频需要库 {}，但无法加载：是否已安装软件包 lib{}{}？", file, name, version));
}

void* function(void* from, const char* name) {
  if (void* const found = platform::function_of(from, name)) return found;
  throw Error(told("libav has no function {}", "libav 中没有函数 {}", name));
}

LibavFunctions loaded() {
  void* const avutil = library("avutil", LIBAVUTIL_VERSION_MAJOR);
  void* const avcodec = library("avcodec", LIBAVCODEC_VERSION_MAJOR);
  void* const avformat = library("avformat", LIBAVFORMAT_VERSION_MAJOR);
  LibavFunctions all{};
#define HOMEBOUND_LIBAV_LOAD(from, name) \
  all.name = reinterpret_cast<decltype(all.name)>(function(from, #name));
  HOMEBOUND_LIBAV_FUNCTIONS(HOMEBOUND_LIBAV_LOAD)
#undef HOMEBOUND_LIBAV_LOAD
  return all;
}

}  // namespace

const LibavFunctions& libav() {
  static const LibavFunctions all = loaded();
  return all;
}

}  // namespace homebound::exporting
