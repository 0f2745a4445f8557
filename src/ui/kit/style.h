// The panels' style in Dear ImGui.
#pragma once

#include <imgui.h>

#include "ui/kit/palette.h"

namespace homebound::ui {

// Sets colours and sizes of the current ImGui context, for `scale` pixels per unit.
void apply_style(const Palette& palette, double scale);

// Convert a colour to the two forms that Dear ImGui takes.
ImVec4 im(Colour c);
ImU32 im32(Colour c);

}  // namespace homebound::ui
