#include "data/database/libpq.h"

namespace homebound::data {
namespace {

LibpqFunctions loaded_libpq() {
  void* const library = late_library({"databases need", "读取数据库需要"}, "libpq.so.5", "libpq5");
  LibpqFunctions all{};
  HOMEBOUND_LIBPQ_FUNCTIONS(HOMEBOUND_LATE_LOAD)
  return all;
}

}  // namespace

const LibpqFunctions& libpq() {
  static const LibpqFunctions all = loaded_libpq();
  return all;
}

}  // namespace homebound::data
