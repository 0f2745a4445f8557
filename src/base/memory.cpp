#include "base/memory.h"

#include <cstdlib>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace homebound {
namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;

void in_large_pages([[maybe_unused]] void* begin, [[maybe_unused]] std::size_t size) {
#ifdef MADV_HUGEPAGE
  ::madvise(begin, size, MADV_HUGEPAGE);  // a hint: it may fail
#endif
}

}  // namespace

void prepare_for_one_large_picture() {
#ifdef __GLIBC__
  constexpr int reserve = 256 << 20;  // bytes of addresses, not of memory
  ::mallopt(M_ARENA_MAX, 1);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 30);
  ::mallopt(M_TRIM_THRESHOLD, 1 << 30);
  ::mallopt(M_TOP_PAD, reserve);
  const auto before = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  void* volatile grown = std::malloc(1 << 20);  // the heap grows, by the reserve; volatile: else left out
  std::free(grown);
  const auto after = reinterpret_cast<std::uintptr_t>(::sbrk(0));
  const std::uintptr_t begin = (before + large_page - 1) / large_page * large_page;
  if (after > begin) in_large_pages(reinterpret_cast<void*>(begin), after - begin);
  ::mallopt(M_TOP_PAD, 16 << 20);
#endif
}

void Freed::operator()(std::uint8_t* bytes) const { std::free(bytes); }

Bytes uninitialised_bytes(std::size_t count) {
  if (count < 2 * large_page) {
    Bytes bytes(static_cast<std::uint8_t*>(std::malloc(count > 0 ? count : 1)));
    if (!bytes) throw std::bad_alloc();
    return bytes;
  }
  const std::size_t whole = (count + large_page - 1) / large_page * large_page;
  Bytes bytes(static_cast<std::uint8_t*>(std::aligned_alloc(large_page, whole)));
  if (!bytes) throw std::bad_alloc();
  in_large_pages(bytes.get(), whole);
  return bytes;
}

}  // namespace homebound
