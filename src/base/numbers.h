// Reads numbers from text.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <type_traits>

#include "base/trim.h"

namespace homebound {

// Reads all of `text` as one finite decimal number, whatever the locale. Spaces around it and a plus sign
// before it are allowed. Returns nullopt for anything else and for a value that does not fit a Number.
template <class Number = double>
std::optional<Number> number_in(std::string_view text) {
  text = trimmed(text);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  Number value{};
  const char* const end = text.data() + text.size();
  const auto [read_to, problem] = std::from_chars(text.data(), end, value);
  if (problem != std::errc() || read_to != end) return std::nullopt;
  if constexpr (std::is_floating_point_v<Number>)
    if (!std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace homebound
