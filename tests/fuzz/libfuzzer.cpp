// The entry point of one target's program under libFuzzer; empty in the tests.
#ifdef HOMEBOUND_FUZZ_TARGET

#include <cstddef>
#include <cstdint>

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  homebound::fuzz::HOMEBOUND_FUZZ_TARGET({reinterpret_cast<const char*>(bytes), size});
  return 0;
}

#endif
