// Numbers keys in the order in which they come.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace homebound {

// Open addressing in memory that is asked for once: tens of thousands of keys are numbered anew for each
// view. The upper bits of a hash count.
template <class Key, class Hash>
class Numbering {
 public:
  explicit Numbering(std::size_t most_keys)
      : slots_(std::bit_ceil(2 * most_keys + 2)), shift_(64 - std::countr_zero(slots_.size())) {}

  // Returns a key's number, and whether it is a new one: then it is how many there were.
  std::pair<std::uint32_t, bool> number(const Key& key) {
    std::size_t at = static_cast<std::uint64_t>(Hash()(key)) >> shift_;
    for (; slots_[at].number != free; at = (at + 1) % slots_.size())
      if (slots_[at].key == key) return {slots_[at].number, false};
    slots_[at] = {key, count_};
    return {count_++, true};
  }

 private:
  static constexpr std::uint32_t free = ~0U;
  struct Slot {
    Key key{};
    std::uint32_t number = free;
  };
  std::vector<Slot> slots_;
  int shift_;
  std::uint32_t count_ = 0;
};

}  // namespace homebound
