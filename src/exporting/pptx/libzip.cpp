#include "exporting/pptx/libzip.h"

#include <string>

namespace homebound::exporting {
namespace {

LibzipFunctions loaded_libzip() {
  const std::string file = HOMEBOUND_LIBZIP;  // "libzip.so.4", of the package libzip4
  void* const library =
      late_library({"slides need", "制作幻灯片需要"}, file, "libzip" + file.substr(file.rfind('.') + 1));
  LibzipFunctions all{};
  HOMEBOUND_LIBZIP_FUNCTIONS(HOMEBOUND_LATE_LOAD)
  return all;
}

}  // namespace

const LibzipFunctions& libzip() {
  static const LibzipFunctions all = loaded_libzip();
  return all;
}

}  // namespace homebound::exporting
