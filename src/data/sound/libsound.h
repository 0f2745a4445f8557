// The functions of libsndfile and libsoxr that are used, and owners for their objects.
#pragma once

#include <memory>

#include <sndfile.h>
#include <soxr.h>

#include "base/late_library.h"

namespace homebound::data {

// library, function
#define HOMEBOUND_LIBSOUND_FUNCTIONS(X) \
  X(sndfile, sf_close)                  \
  X(sndfile, sf_command)                \
  X(sndfile, sf_error)                  \
  X(sndfile, sf_open)                   \
  X(sndfile, sf_readf_float)            \
  X(sndfile, sf_seek)                   \
  X(soxr, soxr_create)                  \
  X(soxr, soxr_delete)                  \
  X(soxr, soxr_process)

struct LibsoundFunctions {
  HOMEBOUND_LIBSOUND_FUNCTIONS(HOMEBOUND_LATE_MEMBER)
};

// Returns the functions. The libraries are loaded by the first call and not with the program, because few
// stories are narrated. Throws Error when they are not there.
const LibsoundFunctions& libsound();

struct CloseSound {
  void operator()(SNDFILE* file) const { libsound().sf_close(file); }
  void operator()(soxr* resampler) const { libsound().soxr_delete(resampler); }
};
template <class Object>
using Libsound = std::unique_ptr<Object, CloseSound>;

}  // namespace homebound::data
