// Texts in columns of a terminal, in which Chinese characters fill two.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace homebound::app {

// Returns how many columns a text fills.
std::size_t columns_of(std::string_view text);
// Return the text with spaces after it, or before it, so that it fills so many columns.
std::string left(const std::string& text, std::size_t columns);
std::string right(const std::string& text, std::size_t columns);

// Returns a width at which columns of texts align: at least `usual`.
template <class Texts>
std::size_t column_width(std::size_t usual, const Texts& texts) {
  for (const std::string& text : texts) usual = std::max(usual, columns_of(text));
  return usual;
}

}  // namespace homebound::app
