#include "base/figures.h"

#include <algorithm>

namespace homebound {

std::string with_thousands(std::string number, Language language) {
  const auto whole = static_cast<std::ptrdiff_t>(std::min(number.find('.'), number.size()));
  const std::ptrdiff_t first = number.starts_with('-') ? 1 : 0;
  if (language == Language::chinese && whole - first <= 4) return number;
  for (auto i = whole - 3; i > first; i -= 3) number.insert(static_cast<std::size_t>(i), 1, ',');
  return number;
}

}  // namespace homebound
