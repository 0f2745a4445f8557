#include "exporting/pptx/libzip.h"

#include <string>

#include "base/late_library.h"

namespace homebound::exporting {
namespace {

LibzipFunctions loaded_libzip() {
  const std::string file = HOMEBOUND_LIBZIP;  // "libzip.so.4", of the package libzip4
  void* const library =
      late_library({"slides need", "制作幻灯片需要"}, file, "libzip" + file.substr(file.rfind('.') + 1));
  LibzipFunctions all{};
#define HOMEBOUND_LIBZIP_LOAD(name) \
  all.name = reinterpret_cast<decltype(all.name)>(late_function(library, #name));
  HOMEBOUND_LIBZIP_FUNCTIONS(HOMEBOUND_LIBZIP_LOAD)
#undef HOMEBOUND_LIBZIP_LOAD
  return all;
}

}  // namespace

const LibzipFunctions& libzip() {
  static const LibzipFunctions all = loaded_libzip();
  return all;
}

}  // namespace homebound::exporting
