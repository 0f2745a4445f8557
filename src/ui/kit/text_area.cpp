#include "ui/kit/text_area.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <imgui.h>
#include <imgui_internal.h>  // for the field's own undo
#include <imgui_stdlib.h>

#include "ui/kit/wrapped.h"

namespace homebound::ui {
namespace {

constexpr int most_lines = 10;

// Dear ImGui breaks no lines in a field, so they are broken here: what is edited has breaks that its text has
// not.
struct Broken {
  std::string text;  // before the last edit
  float width;
};

// Returns the text with breaks. Spaces at the ends of lines stay, or what is typed would lose them.
std::string with_breaks(std::string_view text, float width) {
  const std::string lines = in_lines(text, width, [](std::string_view piece) {
    return ImGui::CalcTextSize(piece.data(), piece.data() + piece.size()).x;
  });
  std::string broken;
  std::size_t at = 0;
  for (const char c : lines) {
    while (at < text.size() && text[at] == ' ' && c != ' ') broken += text[at++];
    broken += c;
    if (c != '\n') ++at;
  }
  return broken.append(text.substr(std::min(at, text.size())));
}

std::size_t breaks_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

// Breaks the lines anew after an edit, with the caret where it was in the text.
int break_lines(ImGuiInputTextCallbackData* data) {
  Broken& before = *static_cast<Broken*>(data->UserData);
  const std::string shown(data->Buf, static_cast<std::size_t>(data->BufTextLen));
  std::string text = shown;
  std::erase(text, '\n');
  const std::string_view left = std::string_view(shown).substr(0, static_cast<std::size_t>(data->CursorPos));
  std::size_t caret = left.size() - breaks_in(left);
  // Who deletes a break means the letter before it, or the one behind it.
  if (text == before.text && breaks_in(shown) < breaks_in(with_breaks(text, before.width))) {
    const bool behind = ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Delete));
    const auto is_rest = [&](std::size_t i) {
      return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
    };
    std::size_t from = caret, to = caret;
    if (behind && to < text.size())
      for (++to; is_rest(to);) ++to;
    if (!behind && from > 0)
      for (--from; from > 0 && is_rest(from);) --from;
    text.erase(from, to - from);
    caret = from;
  }
  before.text = text;
  const std::string broken = with_breaks(text, before.width);
  if (broken == shown) return 0;
  data->DeleteChars(0, data->BufTextLen);
  data->InsertChars(0, broken.c_str());
  std::size_t at = 0;
  for (std::size_t letters = 0; at < broken.size() && (letters < caret || broken[at] == '\n'); ++at)
    letters += broken[at] == '\n' ? 0 : 1;
  data->CursorPos = data->SelectionStart = data->SelectionEnd = static_cast<int>(at);
  // What could be undone speaks of other places now.
  auto& undo = ImGui::GetCurrentContext()->InputTextState.Stb.undostate;
  undo.undo_point = 0, undo.undo_char_point = 0;
  undo.redo_point = static_cast<short>(std::size(undo.undo_rec));
  undo.redo_char_point = static_cast<int>(std::size(undo.undo_char));
  return 0;
}

}  // namespace

TextInput text_area(const Desk& desk, const char* id, const std::string& hint, std::string& text, int least) {
  const ImGuiStyle& style = ImGui::GetStyle();
  const float width = ImGui::CalcItemWidth(), room = width - 2 * style.FramePadding.x - style.ScrollbarSize;
  Broken broken{text, room};
  std::string shown = with_breaks(text, room);
  const int lines = std::clamp(static_cast<int>(breaks_in(shown)) + 1, least, most_lines);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = static_cast<float>(lines) * ImGui::GetTextLineHeight() + 2 * style.FramePadding.y;
  TextInput input;
  input.entered = ImGui::InputTextMultiline(id, &shown, {width, height},
                                            ImGuiInputTextFlags_EnterReturnsTrue |
                                                ImGuiInputTextFlags_CtrlEnterForNewLine |
                                                ImGuiInputTextFlags_CallbackEdit,
                                            break_lines, &broken);
  input.edited = ImGui::IsItemEdited();
  input.left = ImGui::IsItemDeactivatedAfterEdit();
  if (input.entered) ImGui::SetKeyboardFocusHere(-1);
  std::erase(shown, '\n');
  text = shown;
  if (text.empty())
    ImGui::GetWindowDrawList()->AddText({at.x + style.FramePadding.x, at.y + style.FramePadding.y},
                                        ImGui::GetColorU32(ImGuiCol_TextDisabled),
                                        elided(hint, width - 2 * style.FramePadding.x).c_str());
  said(desk, text);
  return input;
}

}  // namespace homebound::ui
