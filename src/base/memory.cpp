#include "base/memory.h"

#include <cstdint>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace homebound {
void prepare_for_one_large_picture() {
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  constexpr int reserve = 256 << 20;  // bytes of addresses, not of memory
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, reserve);
  const auto before = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  void* volatile grown = std::malloc(1 << 20);  // the heap grows, by the reserve; volatile: else left out
  std::free(grown);
  const auto after = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  constexpr std::uintptr_t large_page = 2 << 20;
  const std::uintptr_t begin = (before + large_page - 1) / large_page * large_page;
  // A hint: it may fail.
  if (after > begin) ::madvise(reinterpret_cast<void*>(begin), after - begin, MADV_HUGEPAGE);
  ::mallopt(M_TOP_PAD, 16 << 20);
#endif
}

}  // namespace homebound
