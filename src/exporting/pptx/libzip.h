// The functions of libzip that are used.
#pragma once

#include <zip.h>

namespace homebound::exporting {

#define HOMEBOUND_LIBZIP_FUNCTIONS(X) \
  X(zip_close)                        \
  X(zip_discard)                      \
  X(zip_error_fini)                   \
  X(zip_error_init)                   \
  X(zip_error_strerror)               \
  X(zip_file_add)                     \
  X(zip_file_set_dostime)             \
  X(zip_file_set_external_attributes) \
  X(zip_get_error)                    \
  X(zip_open_from_source)             \
  X(zip_set_file_compression)         \
  X(zip_source_buffer)                \
  X(zip_source_file)                  \
  X(zip_source_file_create)           \
  X(zip_source_free)

struct LibzipFunctions {
// NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name takes none
#define HOMEBOUND_LIBZIP_MEMBER(name) decltype(&::name) name;
  HOMEBOUND_LIBZIP_FUNCTIONS(HOMEBOUND_LIBZIP_MEMBER)
#undef HOMEBOUND_LIBZIP_MEMBER
};

// Returns the functions. The library is loaded by the first call and not with the program, because it brings
// one of cryptography that nothing else needs. Throws Error when it is not there.
const LibzipFunctions& libzip();

}  // namespace homebound::exporting
