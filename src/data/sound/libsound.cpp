#include "data/sound/libsound.h"

#include <string>

#include "base/error.h"
#include "platform/system/library.h"

namespace homebound::data {
namespace {

// Returns a library by the name that its headers are of.
void* sound_library(const std::string& file, const char* package) {
  if (void* const found = platform::load_library(file)) return found;
  throw Error(told("sound needs the library {}, which cannot be loaded: is the package {} installed?",
                   "声音需要库 {}，但无法加载：是否已安装软件包 {}？", file, package));
}

void* sound_function(void* from, const char* name) {
  if (void* const found = platform::function_of(from, name)) return found;
  throw Error(told("a library of sound has no function {}", "声音库中没有函数 {}", name));
}

LibsoundFunctions loaded_libsound() {
  void* const sndfile = sound_library("libsndfile.so.1", "libsndfile1");
  void* const soxr = sound_library("libsoxr.so.0", "libsoxr0");
  LibsoundFunctions all{};
#define HOMEBOUND_LIBSOUND_LOAD(from, name) \
  all.name = reinterpret_cast<decltype(all.name)>(sound_function(from, #name));
  HOMEBOUND_LIBSOUND_FUNCTIONS(HOMEBOUND_LIBSOUND_LOAD)
#undef HOMEBOUND_LIBSOUND_LOAD
  return all;
}

}  // namespace

const LibsoundFunctions& libsound() {
  static const LibsoundFunctions all = loaded_libsound();
  return all;
}

}  // namespace homebound::data
