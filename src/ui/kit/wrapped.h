// Texts in lines. Dear ImGui breaks a line after any character, so that one may begin with a full stop.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace homebound::ui {

// Returns a text with line breaks, so that no line is wider than `width` where it can be broken: after spaces
// and beside Chinese characters, but before no closing mark, after no opening one, and not between a number
// and what it counts. `measure` returns the width of a piece in the unit of `width`.
std::string in_lines(std::string_view text, float width,
                     const std::function<float(std::string_view)>& measure);

// Draws a text in lines, as ImGui::TextWrapped does.
void wrapped(const std::string& text);

}  // namespace homebound::ui
