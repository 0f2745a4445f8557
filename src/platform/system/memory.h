// Controls how the program asks the system for memory.
#pragma once

#include <cstdint>

namespace homebound::platform {

// Prepares for a run that makes one large picture and ends: freed memory is kept for reuse. Pages of 2 MiB
// are not asked for: in a virtual machine whose memory is not all there yet they took 0.4 s to clear where
// small ones take 0.1 s. Call it before there are threads. Does nothing on systems that do not support it.
void prepare_for_one_large_picture();

// Prepares for a film: what a picture frees goes back to the system at once, and pages of 2 MiB are not given
// to an encoder, whose frames fill them by halves. Call it before there are threads. Does nothing on systems
// that do not support it.
void prepare_for_a_film();

// Prepares for a long run: what a frame frees is kept for the next, until give_memory_back(), and threads
// share freed memory. Call it before there are threads. Does nothing on systems that do not support it.
void prepare_for_a_long_run();
// Gives free memory back to the system. Takes milliseconds.
void give_memory_back();

// Returns the bytes of this process in physical memory; 0 where the system does not tell.
std::int64_t resident_memory();

}  // namespace homebound::platform
