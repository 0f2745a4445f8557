#include "data/sound/libsound.h"

#include "base/late_library.h"

namespace homebound::data {
namespace {

LibsoundFunctions loaded_libsound() {
  const Text needs{"sound needs", "声音需要"};
  void* const sndfile = late_library(needs, "libsndfile.so.1", "libsndfile1");
  void* const soxr = late_library(needs, "libsoxr.so.0", "libsoxr0");
  LibsoundFunctions all{};
#define HOMEBOUND_LIBSOUND_LOAD(from, name) \
  all.name = reinterpret_cast<decltype(all.name)>(late_function(from, #name));
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
