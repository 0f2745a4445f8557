// How the program asks the system for memory.
#pragma once

#include <cstdint>

namespace homebound::platform {

// For a run that makes one large picture and ends: what is freed is kept for the next need, and memory comes
// in large pages. Half of what the system does for such a run is else to hand out pages of 4 KiB, one by one.
// To be called before there are threads. Does nothing where it cannot.
void prepare_for_one_large_picture();

// For a run that lasts: large blocks go back to the system as soon as they are freed, and threads share what
// they free. To be called before there are threads. Does nothing where it cannot.
void prepare_for_a_long_run();
// Gives what is free back to the system. Takes milliseconds.
void give_memory_back();

// Bytes of this process in physical memory now; 0 where the system does not tell.
std::int64_t resident_memory();

}  // namespace homebound::platform
