// What the pen has drawn in a talk, on the audience's picture and on the speaker's small one alike.
#pragma once

#include <vector>

#include <imgui.h>

#include "base/geometry.h"
#include "session/present.h"

namespace homebound::ui {

// Draws lines on a picture that takes up `box`, pixels.
void draw_ink(ImDrawList& list, const std::vector<session::InkLine>& ink, const Rect& box);

}  // namespace homebound::ui
