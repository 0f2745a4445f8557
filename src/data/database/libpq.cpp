#include "data/database/libpq.h"

#include "base/late_library.h"

namespace homebound::data {
namespace {

LibpqFunctions loaded_libpq() {
  void* const library = late_library({"databases need", "读取数据库需要"}, "libpq.so.5", "libpq5");
  LibpqFunctions all{};
#define HOMEBOUND_LIBPQ_LOAD(name) \
  all.name = reinterpret_cast<decltype(all.name)>(late_function(library, #name));
  HOMEBOUND_LIBPQ_FUNCTIONS(HOMEBOUND_LIBPQ_LOAD)
#undef HOMEBOUND_LIBPQ_LOAD
  return all;
}

}  // namespace

const LibpqFunctions& libpq() {
  static const LibpqFunctions all = loaded_libpq();
  return all;
}

}  // namespace homebound::data
