#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <memory>

#include <unistd.h>

#include "platform/system/memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#endif

namespace homebound::platform {

void prepare_for_one_large_picture() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  constexpr int reserve = 256 << 20;  // bytes of addresses, not of memory
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, reserve);
  auto* const before = static_cast<std::byte*>(::sbrk(0));
  void* volatile grown = std::malloc(1 << 20);  // grows the heap by the reserve; volatile keeps the call
  std::free(grown);
  auto* const after = static_cast<std::byte*>(::sbrk(0));
  constexpr std::size_t page = 4096;
  void* begin = before;
  std::size_t room = after > before ? static_cast<std::size_t>(after - before) : 0;
  // This is only a hint, so failure is ignored.
  if (std::align(page, page, begin, room) != nullptr) ::madvise(begin, room, MADV_HUGEPAGE);
  ::mallopt(M_TOP_PAD, 16 << 20);
#endif
}

void prepare_for_a_long_run() {
#ifdef __GLIBC__
  // By default the size from which a block gets its own mapping grows, with every such block freed, up to
  // 32 MB, and smaller blocks are kept in as many heaps as there are threads.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 4 << 20);
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
