#include "base/trim.h"

namespace homebound {
namespace {

constexpr std::string_view spaces[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xE3\x80\x80"};

}  // namespace

std::string_view trimmed(std::string_view text) {
  const auto is_plain = [](char c) { return c > ' ' && c <= '~'; };
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;  // most table cells
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : spaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
    }
  }
  return text;
}

}  // namespace homebound
