#include "data/sound/libsound.h"

namespace homebound::data {
namespace {

LibsoundFunctions loaded_libsound() {
  const Text needs{"sound needs", "声音需要"};
  void* const sndfile = late_library(needs, "libsndfile.so.1", "libsndfile1");
  void* const soxr = late_library(needs, "libsoxr.so.0", "libsoxr0");
  LibsoundFunctions all{};
  HOMEBOUND_LIBSOUND_FUNCTIONS(HOMEBOUND_LATE_LOAD)
  return all;
}

}  // namespace

const LibsoundFunctions& libsound() {
  static const LibsoundFunctions all = loaded_libsound();
  return all;
}

}  // namespace homebound::data
