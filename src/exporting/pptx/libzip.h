// The functions of libzip that are used.
#pragma once

#include <zip.h>

#include "base/late_library.h"

namespace homebound::exporting {

// library, function
#define HOMEBOUND_LIBZIP_FUNCTIONS(X)          \
  X(library, zip_close)                        \
  X(library, zip_discard)                      \
  X(library, zip_error_fini)                   \
  X(library, zip_error_init)                   \
  X(library, zip_error_strerror)               \
  X(library, zip_file_add)                     \
  X(library, zip_file_set_dostime)             \
  X(library, zip_file_set_external_attributes) \
  X(library, zip_get_error)                    \
  X(library, zip_open_from_source)             \
  X(library, zip_set_file_compression)         \
  X(library, zip_source_buffer)                \
  X(library, zip_source_file)                  \
  X(library, zip_source_file_create)           \
  X(library, zip_source_free)

struct LibzipFunctions {
  HOMEBOUND_LIBZIP_FUNCTIONS(HOMEBOUND_LATE_MEMBER)
};

// Returns the functions. The library is loaded by the first call and not with the program, because it brings
// one of cryptography that nothing else needs. Throws Error when it is not there.
const LibzipFunctions& libzip();

}  // namespace homebound::exporting
