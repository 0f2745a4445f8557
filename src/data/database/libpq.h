// The functions of libpq that are used.
#pragma once

#include <libpq-fe.h>

#include "base/late_library.h"

namespace homebound::data {

// library, function
#define HOMEBOUND_LIBPQ_FUNCTIONS(X) \
  X(library, PQcancel)               \
  X(library, PQclear)                \
  X(library, PQconnectdbParams)      \
  X(library, PQconninfoFree)         \
  X(library, PQconninfoParse)        \
  X(library, PQdescribePrepared)     \
  X(library, PQerrorMessage)         \
  X(library, PQexec)                 \
  X(library, PQfinish)               \
  X(library, PQfname)                \
  X(library, PQfreeCancel)           \
  X(library, PQfreemem)              \
  X(library, PQgetCancel)            \
  X(library, PQgetResult)            \
  X(library, PQgetlength)            \
  X(library, PQgetvalue)             \
  X(library, PQnfields)              \
  X(library, PQntuples)              \
  X(library, PQprepare)              \
  X(library, PQresultErrorField)     \
  X(library, PQresultStatus)         \
  X(library, PQsendQueryPrepared)    \
  X(library, PQsetSingleRowMode)     \
  X(library, PQstatus)

struct LibpqFunctions {
  HOMEBOUND_LIBPQ_FUNCTIONS(HOMEBOUND_LATE_MEMBER)
};

// Returns the functions. The library is loaded by the first call and not with the program: it brings a dozen
// others, for passwords and encrypted connections. Throws Error when it is not there.
const LibpqFunctions& libpq();

}  // namespace homebound::data
