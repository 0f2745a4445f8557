// Hashes of several values.
#pragma once

#include <cstddef>
#include <cstdint>

namespace homebound {

// Returns a hash with one more value, or a value's hash, in it. The upper bits are the better ones.
constexpr std::size_t mixed(std::uint64_t hash, std::uint64_t value) {
  return (hash ^ value) * 0x9E3779B97F4A7C15U;  // 2^64 over the golden ratio
}

}  // namespace homebound
