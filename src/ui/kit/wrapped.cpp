#include "ui/kit/wrapped.h"

#include <algorithm>
#include <cstddef>

#include <imgui.h>
#include <imgui_internal.h>  // for the width at which it wraps

#include "base/utf8.h"

namespace homebound::ui {
namespace {

bool is_wide(char32_t c) { return c >= 0x2E80; }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_in(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// Marks that begin or end no line (GB/T 15834 and W3C's requirements for Chinese text layout).
constexpr std::u32string_view closing = U"。，、；：！？）》〉」』】〕”’…—％·.,;:!?)]}%";
constexpr std::u32string_view opening = U"（《〈「『【〔“‘([{¥$";

// Tells whether a line may end between two characters.
bool may_break(char32_t before, char32_t after) {
  if (after == ' ') return false;  // it stays at the end of its line
  if (before == ' ') return !is_in(closing, after);
  if (is_in(closing, after) || is_in(opening, before)) return false;
  if (is_digit(before) && is_wide(after)) return false;
  return is_wide(before) || is_wide(after);
}

}  // namespace

std::string in_lines(std::string_view text, float width,
                     const std::function<float(std::string_view)>& measure) {
  std::string lines;
  std::size_t begin = 0, fits = 0;  // of the line; where it may end at the latest
  char32_t before = 0;
  const auto end_line = [&](std::size_t at) {
    std::string_view line = text.substr(begin, at - begin);
    while (line.ends_with(' ')) line.remove_suffix(1);
    lines += line;
    lines += '\n';
    begin = fits = at;
  };
  for (std::size_t at = 0; at <= text.size();) {
    const Character c = at < text.size() ? character_at(text, at) : Character{U'\n', 1};
    const bool ends = c.code == '\n';
    if (at > begin && (ends || may_break(before, c.code))) {
      std::string_view piece = text.substr(begin, at - begin);
      while (piece.ends_with(' ')) piece.remove_suffix(1);
      if (fits > begin && measure(piece) > width) end_line(fits);
      fits = at;
    }
    if (ends && at < text.size()) end_line(at), begin = fits = at + 1;
    before = c.code;
    at += c.bytes;
  }
  return lines + std::string(text.substr(begin));
}

void wrapped(const std::string& text) {
  const std::u32string all = characters_of(text);
  if (std::ranges::none_of(all, is_wide)) {
    ImGui::TextWrapped("%s", text.c_str());
    return;
  }
  const float asked = ImGui::GetCurrentWindow()->DC.TextWrapPos;
  const float width = ImGui::CalcWrapWidthForPos(ImGui::GetCursorScreenPos(), std::max(asked, 0.0F)) - 1;
  const auto measure = [](std::string_view piece) {
    return ImGui::CalcTextSize(piece.data(), piece.data() + piece.size()).x;
  };
  ImGui::TextWrapped("%s", in_lines(text, width, measure).c_str());
}

}  // namespace homebound::ui
