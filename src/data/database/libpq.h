// The functions of libpq that are used.
#pragma once

#include <libpq-fe.h>

namespace homebound::data {

#define HOMEBOUND_LIBPQ_FUNCTIONS(X) \
  X(PQcancel)                        \
  X(PQclear)                         \
  X(PQconnectdbParams)               \
  X(PQconninfoFree)                  \
  X(PQconninfoParse)                 \
  X(PQdescribePrepared)              \
  X(PQerrorMessage)                  \
  X(PQexec)                          \
  X(PQfinish)                        \
  X(PQfname)                         \
  X(PQfreeCancel)                    \
  X(PQfreemem)                       \
  X(PQgetCancel)                     \
  X(PQgetResult)                     \
  X(PQgetlength)                     \
  X(PQgetvalue)                      \
  X(PQnfields)                       \
  X(PQntuples)                       \
  X(PQprepare)                       \
  X(PQresultErrorField)              \
  X(PQresultStatus)                  \
  X(PQsendQueryPrepared)             \
  X(PQsetSingleRowMode)              \
  X(PQstatus)

struct LibpqFunctions {
// NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name takes none
#define HOMEBOUND_LIBPQ_MEMBER(name) decltype(&::name) name;
  HOMEBOUND_LIBPQ_FUNCTIONS(HOMEBOUND_LIBPQ_MEMBER)
#undef HOMEBOUND_LIBPQ_MEMBER
};

// Returns the functions. The library is loaded by the first call and not with the program: it brings a dozen
// others, for passwords and encrypted connections. Throws Error when it is not there.
const LibpqFunctions& libpq();

}  // namespace homebound::data
