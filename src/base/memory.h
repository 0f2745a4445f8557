// How the program asks the system for memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace homebound {

// For a run that makes one large picture and ends: what is freed is kept for the next need, and memory comes
// in large pages. Half of what the system does for such a run is else to hand out pages of 4 KiB, one by one.
// To be called before there are threads. Does nothing where it cannot.
void prepare_for_one_large_picture();

struct Freed {
  void operator()(std::uint8_t* bytes) const;
};
using Bytes = std::unique_ptr<std::uint8_t[], Freed>;
// Not set to anything; in large pages where that is worth while. Throws std::bad_alloc.
Bytes uninitialised_bytes(std::size_t count);

}  // namespace homebound
