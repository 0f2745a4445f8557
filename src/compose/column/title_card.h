// The card with which a story opens or closes: a title and a standfirst, large over a quiet map.
#pragma once

#include "compose/column/sheet.h"
#include "compose/kit/ink.h"

namespace homebound::compose {

// Draws a scene's title, or else the scenario's, and its text. It fades with the scene.
void draw_title_card(Items& items, const Sheet& sheet, const scenario::StoryScene& scene,
                     const timeline::FrameState& state);

}  // namespace homebound::compose
