// Computes keys of caches: a hash of all values on which a result depends.
#pragma once

#include <cstdint>
#include <cstring>
#include <type_traits>

namespace homebound::render {

// A hash; equal keys are taken to mean equal values.
using Key = std::uint64_t;

// Multiplies to 128 bits and folds them, as wyhash does.
inline Key mixed(Key a, Key b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15U) * (b ^ 0xe7037ed1a0b428dbU);
  return static_cast<Key>(product) ^ static_cast<Key>(product >> 64);
}

// Returns the key of numbers and pointers. A pointer stands for itself.
template <class... Values>
requires(std::is_scalar_v<Values>&&...) Key key_of(const Values&... values) {
  Key key = 0;
  const auto add = [&key](const auto& value) {
    Key bits = 0;
    // NOLINTNEXTLINE(bugprone-sizeof-expression): the pointer's own bytes are meant
    std::memcpy(&bits, &value, sizeof(value));
    key = mixed(key, bits);
  };
  (add(values), ...);
  return key;
}

}  // namespace homebound::render
