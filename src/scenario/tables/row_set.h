// A set of rows that differ in what they say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace homebound::scenario {

// Keeps a row's number and some of its hash, and no copy of what it says.
class RowSet {
 public:
  // Adds a row. `same(other)` tells whether a row of the set, of the same hash, says the same; then the row
  // is not added, and that other one is returned.
  template <class Same>
  std::optional<std::uint32_t> add(std::size_t hash, std::uint32_t row, const Same& same) {
    if (2 * (count_ + 1) > slots_.size()) grow();
    const auto mark = static_cast<std::uint32_t>(hash >> 32);
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].row != none; at = (at + 1) & (slots_.size() - 1))
      if (slots_[at].mark == mark && same(slots_[at].row)) return slots_[at].row;
    slots_[at] = {mark, static_cast<std::uint32_t>(hash), row};
    ++count_;
    return std::nullopt;
  }

  // Makes room for so many rows.
  void reserve(std::size_t rows) {
    while (slots_.size() < 2 * (rows + 1)) grow();
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Slot {
    std::uint32_t mark = 0, low = 0;  // the upper and the lower half of the hash
    std::uint32_t row = none;
  };
  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.row == none) continue;
      std::size_t at = slot.low & (slots_.size() - 1);
      while (slots_[at].row != none) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = slot;
    }
  }

  std::vector<Slot> slots_;  // their number is a power of two
  std::size_t count_ = 0;
};

}  // namespace homebound::scenario
