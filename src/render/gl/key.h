// Keys of caches: the bytes of all values that a result depends on.
#pragma once

#include <string>
#include <type_traits>

namespace homebound::render {

// Numbers and pointers only, which have no padding. A pointer stands for itself.
template <class... Values>
requires(std::is_scalar_v<Values>&&...) std::string key_of(const Values&... values) {
  std::string key;
  // NOLINTNEXTLINE(bugprone-sizeof-expression): the pointer's own bytes are meant
  (key.append(reinterpret_cast<const char*>(&values), sizeof(Values)), ...);
  return key;
}

}  // namespace homebound::render
