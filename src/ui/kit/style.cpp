#include "ui/kit/style.h"

#include <algorithm>
#include <cmath>

namespace homebound::ui {
ImVec4 im(Colour c) { return {c.r, c.g, c.b, c.a}; }
ImU32 im32(Colour c) { return ImGui::ColorConvertFloat4ToU32(im(c)); }

void apply_style(const Palette& p, double scale) {
  ImGuiStyle style;
  style.WindowPadding = {12, 10};
  style.FramePadding = {9, 5};
  style.ItemSpacing = {8, 7};
  style.ItemInnerSpacing = {7, 5};
  style.CellPadding = {5, 4};
  style.ScrollbarSize = 12;
  style.GrabMinSize = 12;
  style.WindowRounding = 8;
  style.ChildRounding = style.FrameRounding = style.GrabRounding = style.TabRounding = 6;
  style.PopupRounding = 8;
  style.ScrollbarRounding = 6;
  style.WindowMinSize = {120, 40};
  style.ScaleAllSizes(static_cast<float>(scale));
  style.WindowBorderSize = style.PopupBorderSize = style.FrameBorderSize =
      static_cast<float>(std::max(1.0, std::round(scale)));
  style.AntiAliasedLinesUseTex = false;

  const auto set = [&](ImGuiCol which, Colour c) { style.Colors[which] = im(c); };
  set(ImGuiCol_Text, p.text);
  set(ImGuiCol_TextDisabled, p.muted);
  for (const ImGuiCol c : {ImGuiCol_WindowBg, ImGuiCol_PopupBg, ImGuiCol_MenuBarBg, ImGuiCol_TitleBg,
                           ImGuiCol_TitleBgActive, ImGuiCol_TitleBgCollapsed})
    set(c, p.back);
  set(ImGuiCol_ChildBg, p.back.with_alpha(0));
  set(ImGuiCol_Border, p.edge);
  for (const ImGuiCol c : {ImGuiCol_Separator, ImGuiCol_TableBorderLight, ImGuiCol_TableBorderStrong})
    set(c, p.line);
  set(ImGuiCol_BorderShadow, Colour{}.with_alpha(0));
  for (const ImGuiCol c :
       {ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_TableHeaderBg, ImGuiCol_Tab, ImGuiCol_TabUnfocused})
    set(c, p.raised);
  const Colour hovered = mixed(p.raised, p.accent, 0.22F), held = mixed(p.raised, p.accent, 0.38F);
  for (const ImGuiCol c :
       {ImGuiCol_FrameBgHovered, ImGuiCol_ButtonHovered, ImGuiCol_HeaderHovered, ImGuiCol_TabHovered})
    set(c, hovered);
  for (const ImGuiCol c : {ImGuiCol_FrameBgActive, ImGuiCol_ButtonActive, ImGuiCol_HeaderActive,
                           ImGuiCol_TabActive, ImGuiCol_TabUnfocusedActive})
    set(c, held);
  set(ImGuiCol_Header, mixed(p.raised, p.accent, 0.15F));
  set(ImGuiCol_CheckMark, p.text);
  for (const ImGuiCol c :
       {ImGuiCol_SliderGrab, ImGuiCol_SliderGrabActive, ImGuiCol_SeparatorHovered, ImGuiCol_SeparatorActive,
        ImGuiCol_ResizeGripHovered, ImGuiCol_ResizeGripActive, ImGuiCol_NavHighlight})
    set(c, p.accent);
  set(ImGuiCol_PlotHistogram, mixed(p.raised, p.accent, 0.38F));  // progress bars, below text
  set(ImGuiCol_ResizeGrip, p.accent.with_alpha(0));
  set(ImGuiCol_ScrollbarBg, p.back);
  set(ImGuiCol_ScrollbarGrab, p.line);
  set(ImGuiCol_ScrollbarGrabHovered, p.muted);
  set(ImGuiCol_ScrollbarGrabActive, p.muted);
  set(ImGuiCol_TableRowBg, p.back.with_alpha(0));
  set(ImGuiCol_TableRowBgAlt, p.raised.with_alpha(0.5F));
  set(ImGuiCol_TextSelectedBg, held);
  set(ImGuiCol_ModalWindowDimBg, Colour{}.with_alpha(0.4F));
  ImGui::GetStyle() = style;
}

}  // namespace homebound::ui
