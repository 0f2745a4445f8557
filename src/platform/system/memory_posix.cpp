#include <fstream>

#include <unistd.h>

#include "platform/system/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace homebound::platform {

void prepare_for_one_large_picture() {
#ifdef __GLIBC__
  ::mallopt(M_ARENA_MAX, 2);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, 16 << 20);
#endif
}

void prepare_for_a_film() {
#ifdef __GLIBC__
  ::mallopt(M_ARENA_MAX, 2);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
#ifdef PR_SET_THP_DISABLE
  ::prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
#endif
}

void prepare_for_a_long_run() {
#ifdef __GLIBC__
  // By default smaller blocks are kept in as many heaps as there are threads. Pictures of a moving map are
  // made anew with every frame, and pages that the system hands out afresh cost more than to fill them.
  ::mallopt(M_MMAP_THRESHOLD, 16 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 64 << 20);
  ::mallopt(M_ARENA_MAX, 2);
#endif
}

void give_memory_back() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

std::int64_t resident_memory() {
  std::ifstream statm("/proc/self/statm");  // proc(5): pages, all and resident
  std::int64_t all = 0, resident = 0;
  statm >> all >> resident;
  return statm ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

}  // namespace homebound::platform
