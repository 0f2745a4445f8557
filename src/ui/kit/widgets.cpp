#include "ui/kit/widgets.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <imgui_stdlib.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/wrapped.h"

namespace homebound::ui {
namespace {

float digit_cell() {
  float widest = 0;
  for (char c = '0'; c <= '9'; ++c)
    widest = std::max(widest, ImGui::GetFont()->GetCharAdvance(static_cast<ImWchar>(c)));
  return widest;
}

// Calls draw(x, first, last) for each piece: a digit in its cell, or a run without digits.
template <class Draw>
float lay_out(const std::string& text, Draw draw) {
  const float cell = digit_cell();
  float x = 0;
  const char* const end = text.data() + text.size();
  for (const char* p = text.data(); p != end;) {
    const char* q = std::find_if(p, end, is_digit);
    if (q == p) {
      const float own = ImGui::CalcTextSize(p, p + 1).x;
      draw(x + (cell - own) / 2, p, p + 1);
      x += cell;
      ++p;
    } else {
      draw(x, p, q);
      x += ImGui::CalcTextSize(p, q).x;
      p = q;
    }
  }
  return x;
}

void draw_icon(ImDrawList& list, Icon icon, ImVec2 c, float r, ImU32 ink) {
  const auto triangle = [&](float x, float direction) {
    list.AddTriangleFilled({x - direction * r * 0.5F, c.y - r * 0.7F}, {x + direction * r * 0.7F, c.y},
                           {x - direction * r * 0.5F, c.y + r * 0.7F}, ink);
  };
  switch (icon) {
    case Icon::play:
      triangle(c.x, 1);
      break;
    case Icon::pause:
      for (const float side : {-1.0F, 1.0F})
        list.AddRectFilled({c.x + side * r * 0.36F - r * 0.2F, c.y - r * 0.7F},
                           {c.x + side * r * 0.36F + r * 0.2F, c.y + r * 0.7F}, ink, r * 0.1F);
      break;
    case Icon::back:
    case Icon::forward: {
      const float d = icon == Icon::forward ? 1.0F : -1.0F;
      triangle(c.x - d * r * 0.1F, d);
      list.AddRectFilled({c.x + d * r * 0.7F - r * 0.1F, c.y - r * 0.7F},
                         {c.x + d * r * 0.7F + r * 0.1F, c.y + r * 0.7F}, ink);
      break;
    }
    case Icon::loop: {
      constexpr float turn = std::numbers::pi_v<float>;
      for (const float start : {0.15F, 1.15F}) {
        const float a = (start + 0.75F) * turn;
        list.PathArcTo(c, r * 0.65F, start * turn, a, 20);
        list.PathStroke(ink, 0, r * 0.17F);
        const ImVec2 tip{c.x + r * 0.65F * std::cos(a), c.y + r * 0.65F * std::sin(a)};
        const ImVec2 along{-std::sin(a) * r * 0.5F, std::cos(a) * r * 0.5F};
        const ImVec2 across{std::cos(a) * r * 0.32F, std::sin(a) * r * 0.32F};
        list.AddTriangleFilled({tip.x + across.x, tip.y + across.y}, {tip.x + along.x, tip.y + along.y},
                               {tip.x - across.x, tip.y - across.y}, ink);
      }
      break;
    }
    case Icon::sound:
    case Icon::muted: {
      constexpr float half_open = 0.25F * std::numbers::pi_v<float>;
      list.AddRectFilled({c.x - r * 0.85F, c.y - r * 0.28F}, {c.x - r * 0.4F, c.y + r * 0.28F}, ink);
      list.AddQuadFilled({c.x - r * 0.45F, c.y - r * 0.28F}, {c.x, c.y - r * 0.72F}, {c.x, c.y + r * 0.72F},
                         {c.x - r * 0.45F, c.y + r * 0.28F}, ink);
      if (icon == Icon::muted) {
        for (const float up : {-0.28F, 0.28F})
          list.AddLine({c.x + r * 0.3F, c.y + r * up}, {c.x + r * 0.86F, c.y - r * up}, ink, r * 0.17F);
        break;
      }
      for (const float away : {0.45F, 0.85F}) {
        list.PathArcTo({c.x - r * 0.05F, c.y}, r * away, -half_open, half_open, 12);
        list.PathStroke(ink, 0, r * 0.17F);
      }
      break;
    }
  }
}

}  // namespace

bool begin_fixed(const char* id, const Rect& where, ImGuiWindowFlags more) {
  ImGui::SetNextWindowPos(vec(where.left, where.top));
  ImGui::SetNextWindowSize(vec(where.width(), where.height()));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  const bool open = ImGui::Begin(
      id, nullptr,
      ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
          ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoBackground | more);
  ImGui::PopStyleVar(2);
  return open;
}

namespace {

// Places a dialog in the middle of the map or, where that is too small for it, of the window.
ImGuiWindowFlags place_dialog(const Desk& desk, const Rect& map, double width, std::optional<double> height,
                              ImGuiCond when) {
  const ImVec2 whole = ImGui::GetIO().DisplaySize;
  constexpr double usual_height = 480;  // units
  const bool small = map.width() < width * desk.scale + desk.px(24) ||
                     map.height() < height.value_or(usual_height) * desk.scale + desk.px(24);
  const Rect room = small ? Rect::at(0, 0, whole.x, whole.y) : map;
  const ImVec2 most = vec(room.width() - desk.px(24), room.height() - desk.px(24));
  const float across = std::min(desk.px(width), most.x);
  ImGui::SetNextWindowPos(vec(room.centre().x, room.centre().y), when, {0.5F, 0.5F});
  constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoSavedSettings;
  if (height) {
    ImGui::SetNextWindowSize({across, std::min(desk.px(*height), most.y)}, when);
    return flags;
  }
  ImGui::SetNextWindowSizeConstraints({across, 0}, {across, most.y});
  return flags | ImGuiWindowFlags_AlwaysAutoResize;
}

}  // namespace

bool begin_dialog(const Desk& desk, const Rect& map, const std::string& title, bool& open, double width,
                  std::optional<double> height) {
  const ImGuiWindowFlags flags = place_dialog(desk, map, width, height, ImGuiCond_Appearing);
  const bool last_word = !desk.panels.quitting;  // otherwise Escape answers the question
  if (last_word && escape_pressed()) open = false;
  return ImGui::Begin(title.c_str(), &open, flags);
}

void begin_question(const Desk& desk, const Rect& map, const std::string& title, double width,
                    std::optional<double> height) {
  ImGui::Begin(title.c_str(), nullptr, place_dialog(desk, map, width, height, ImGuiCond_Always));
}

bool icon_button(const Desk& desk, const char* id, Icon icon, const std::string& tip, bool lit) {
  const float side = desk.px(34);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool pressed = ImGui::InvisibleButton(id, {side, side});
  note(desk, id);
  const bool hovered = ImGui::IsItemHovered(), held = ImGui::IsItemActive();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (hovered || held)
    list.AddRectFilled(at, {at.x + side, at.y + side},
                       ImGui::GetColorU32(held ? ImGuiCol_ButtonActive : ImGuiCol_ButtonHovered),
                       ImGui::GetStyle().FrameRounding);
  draw_icon(list, icon, {at.x + side / 2, at.y + side / 2}, side * 0.3F,
            im32(lit ? desk.palette.accent : desk.palette.text));
  if (lit)  // a bar, because colour alone is not accessible
    list.AddRectFilled({at.x + side * 0.3F, at.y + side - desk.px(4)},
                       {at.x + side * 0.7F, at.y + side - desk.px(2)}, im32(desk.palette.accent), desk.px(1));
  if (hovered) ImGui::SetTooltip("%s", tip.c_str());
  return pressed;
}

bool begin_combo(const Desk& desk, const char* id, const std::string& chosen, ImGuiComboFlags flags) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  note(desk, id, Rect::at(at.x, at.y, ImGui::CalcItemWidth(), ImGui::GetFrameHeight()));
  return ImGui::BeginCombo(id, chosen.c_str(), flags);
}

TextInput text_input(const Desk& desk, const char* id, const char* hint, std::string& text) {
  TextInput input;
  input.entered = ImGui::InputTextWithHint(id, hint, &text, ImGuiInputTextFlags_EnterReturnsTrue);
  input.edited = ImGui::IsItemEdited();
  input.left = ImGui::IsItemDeactivatedAfterEdit();
  if (input.entered) ImGui::SetKeyboardFocusHere(-1);
  said(desk, text);
  return input;
}

bool small_button(const char* label) {
  // Dear ImGui's own has no room above and below, where Chinese characters are as high as the line.
  const ImVec2 padding{ImGui::GetStyle().FramePadding.x, std::round(ImGui::GetFontSize() * 0.12F)};
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, padding);
  const bool pressed = ImGui::Button(label);
  ImGui::PopStyleVar();
  return pressed;
}

bool escape_pressed() { return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape)); }
bool enter_pressed() {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)) && !ImGui::GetIO().NavVisible;
}

bool key_pressed(ImGuiKey key) {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)) &&
         !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

bool list_row(const Desk& desk, const char* label, bool chosen, float height, float width) {
  // Dear ImGui also fills hovered rows, which must not look chosen.
  const ImU32 fill = ImGui::GetColorU32(ImGuiCol_Header, chosen ? 1.0F : 0.0F);
  for (const ImGuiCol c : {ImGuiCol_HeaderHovered, ImGuiCol_HeaderActive}) ImGui::PushStyleColor(c, fill);
  // It keeps to the room that it has, which Dear ImGui's reaches beyond, and its text keeps off both ends.
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ImGui::GetStyle().ItemSpacing.y});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::PushID(label);
  const bool clicked = ImGui::Selectable("##row", chosen, 0, {width, height});
  ImGui::PopID();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 low = list.GetClipRectMin(),
               high = list.GetClipRectMax();  // the item reaches beyond the clip and to the next row
  const ImVec2 from{std::max(ImGui::GetItemRectMin().x, low.x), std::max(ImGui::GetItemRectMin().y, low.y)},
      to{std::min(ImGui::GetItemRectMax().x, high.x), ImGui::GetItemRectMax().y - desk.px(1)};
  if (chosen) list.AddRectFilled(from, {from.x + desk.px(3), to.y}, im32(desk.palette.accent));
  if (ImGui::IsItemHovered()) list.AddRect(from, to, im32(desk.palette.edge), 0, 0, desk.px(1));
  const std::string_view text(label);
  if (const auto shown = text.substr(0, text.find("##")); !shown.empty())
    list.AddText({at.x + desk.px(7), at.y}, ImGui::GetColorU32(ImGuiCol_Text), shown.data(),
                 shown.data() + shown.size());
  return clicked;
}

void begin_tip(const Desk& desk, double units) {
  ImGui::BeginTooltip();
  ImGui::PushTextWrapPos(desk.px(units));
}

void end_tip() {
  ImGui::PopTextWrapPos();
  ImGui::EndTooltip();
}

const std::string& said(const Desk& desk, const Text& message) {
  return said(desk, message.in(desk.language()));
}

const std::string& said(const Desk& desk, const std::string& text) {
  const std::u32string all = characters_of(text);
  if (std::any_of(all.begin(), all.end(), [](char32_t c) {
        return c > ' ' && ImGui::GetFont()->FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr;
      }))
    desk.tell(NeedCharacters{text});
  return text;
}

Colour alarm(const Desk& desk) { return desk.palette.alarm; }

void error_text(const Desk& desk, const Text& message) {
  ImGui::PushStyleColor(ImGuiCol_Text, im32(alarm(desk)));
  wrapped("! " + said(desk, message));
  ImGui::PopStyleColor();
}

float error_height(const Desk& desk, const Text& message) {
  const float room = ImGui::GetContentRegionAvail().x;
  const std::string lines = in_lines("! " + said(desk, message), room,
                                     [](std::string_view piece) { return text_width(std::string(piece)); });
  return ImGui::CalcTextSize(lines.c_str()).y;
}

void muted(const Desk& desk, const std::string& text) {
  push_face(Face::small);
  ImGui::PushStyleColor(ImGuiCol_Text, im(desk.palette.muted));
  wrapped(said(desk, text));
  ImGui::PopStyleColor();
  ImGui::PopFont();
}

void heading(const std::string& text) {
  push_face(Face::heading);
  ImGui::TextUnformatted(text.c_str());
  ImGui::PopFont();
}

std::string as_title(std::string text) {
  constexpr std::string_view ellipsis = "…";
  if (text.ends_with(ellipsis)) text.resize(text.size() - ellipsis.size());
  return text;
}

float text_width(const std::string& text) { return ImGui::CalcTextSize(text.c_str()).x; }

std::string elided(const std::string& text, float width) {
  if (text_width(text) <= width) return text;
  std::string cut = text;
  while (!cut.empty() && text_width(cut + "…") > width) pop_character(cut);
  return cut + "…";
}

std::string source_date(const Desk& desk, const scenario::Source& source) {
  return homebound::source_date(source, desk.language());
}

float draw_figures(ImDrawList& list, ImVec2 at, ImU32 colour, const std::string& text) {
  return lay_out(text, [&](float x, const char* p, const char* q) {
    list.AddText({at.x + x, at.y}, colour, p, q);
  });
}

float figures_width(const std::string& text) {
  return lay_out(text, [](float, const char*, const char*) {});
}

}  // namespace homebound::ui
