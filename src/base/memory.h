// How the program asks the system for memory.
#pragma once

#include <cstdint>

namespace homebound {

// For a run that makes one large picture and ends: what is freed is kept for the next need, and memory comes
// in large pages. Half of what the system does for such a run is else to hand out pages of 4 KiB, one by one.
// To be called before there are threads. Does nothing where it cannot.
void prepare_for_one_large_picture();

// Bytes of this process in physical memory now; 0 where the system does not tell.
std::int64_t resident_memory();

}  // namespace homebound
