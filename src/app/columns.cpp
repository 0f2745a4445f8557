#include "app/columns.h"

#include "base/utf8.h"

namespace homebound::app {
namespace {

std::string spaces_for(std::string_view text, std::size_t columns) {
  return std::string(columns - std::min(columns, columns_of(text)), ' ');
}

}  // namespace

std::size_t columns_of(std::string_view text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return text.size();
  std::size_t columns = 0;
  for (const char32_t c : characters_of(text)) columns += c >= 0x1100 ? 2 : 1;
  return columns;
}

std::string left(const std::string& text, std::size_t columns) { return text + spaces_for(text, columns); }
std::string right(const std::string& text, std::size_t columns) { return spaces_for(text, columns) + text; }

}  // namespace homebound::app
