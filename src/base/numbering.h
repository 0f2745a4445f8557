// Numbers keys in the order in which they come.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/hash.h"

namespace homebound {

// Open addressing; memory for `expected` keys is asked for once, as tens of thousands of keys are numbered
// anew for each view. The upper bits of a hash count.
template <class Key, class Hash>
class Numbering {
 public:
  explicit Numbering(std::size_t expected = 0) : slots_(std::bit_ceil(2 * expected + 2)) {}

  // Returns a key's number, and whether it is a new one: then it is how many there were.
  std::pair<std::uint32_t, bool> number(const Key& key) {
    if (2 * (std::size_t{count_} + 1) > slots_.size()) grow();
    Slot& slot = slot_of(key);
    if (slot.number != free) return {slot.number, false};
    slot = {key, count_};
    return {count_++, true};
  }

 private:
  static constexpr std::uint32_t free = ~0U;
  struct Slot {
    Key key{};
    std::uint32_t number = free;
  };
  // Returns the slot that has the key, or the one where it belongs.
  Slot& slot_of(const Key& key) {
    std::size_t at = static_cast<std::uint64_t>(Hash()(key)) >> (64 - std::countr_zero(slots_.size()));
    while (slots_[at].number != free && !(slots_[at].key == key)) at = (at + 1) % slots_.size();
    return slots_[at];
  }
  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.number != free) slot_of(slot.key) = slot;
  }

  std::vector<Slot> slots_;  // their number is a power of two
  std::uint32_t count_ = 0;
};

// The hash of whole numbers, such as two indices in one.
struct HashOfInteger {
  std::size_t operator()(std::uint64_t key) const { return mixed(0, key); }
};
using IntegerNumbering = Numbering<std::uint64_t, HashOfInteger>;

}  // namespace homebound
