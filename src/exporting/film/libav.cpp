#include "exporting/film/libav.h"

#include <string>

namespace homebound::exporting {
namespace {

// Returns a library of the version of the headers, whose functions are called as these declare them.
void* library(const std::string& name, int version) {
  const std::string number = std::to_string(version);
  return late_library({"films need", "制作视频需要"}, "lib" + name + ".so." + number, "lib" + name + number);
}

LibavFunctions loaded() {
  void* const avutil = library("avutil", LIBAVUTIL_VERSION_MAJOR);
  void* const avcodec = library("avcodec", LIBAVCODEC_VERSION_MAJOR);
  void* const avformat = library("avformat", LIBAVFORMAT_VERSION_MAJOR);
  LibavFunctions all{};
  HOMEBOUND_LIBAV_FUNCTIONS(HOMEBOUND_LATE_LOAD)
  return all;
}

}  // namespace

const LibavFunctions& libav() {
  static const LibavFunctions all = loaded();
  return all;
}

}  // namespace homebound::exporting
