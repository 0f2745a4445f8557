// Overlays: the story's column, the caption, the attribution, drawn on the page rather than on the map.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/column/sheet.h"
#include "compose/column/story_column.h"
#include "compose/kit/ink.h"

namespace homebound::compose {

// The most of the page that each may cover at any time, page units; empty when switched off.
struct Room {
  Rect column, caption, attribution;
};
// What the usual furniture needs, in whichever language and with whichever theme, so that neither a change of
// these nor a layer switched off moves the map. Nothing is drawn.
Room needed_room(const timeline::Timeline& timeline, Size page, bool footnotes = false);
// The part of the page that is left to the map.
Rect free_of(const Room& room, const Layout& layout);

// Worked out once a view: where everything stands, and all that does not change with time.
struct Furniture : Room {
  std::vector<drawing::Item> fixed;                             // kept groups
  std::vector<std::shared_ptr<const drawing::Group>> captions;  // by event
  // While nobody flies, and while somebody does: on a low page only then with the list of flights.
  StoryColumn resting, flying;
};
Furniture plan_furniture(const Sheet& sheet, const UserLayers* layers = nullptr);
void draw_furniture(Items& items, const Furniture& furniture, const Sheet& sheet,
                    const timeline::FrameState& state);

// The counter of the totals at a page point, by name, and the flight in the list of those in the air.
std::optional<std::string> counter_at(const Furniture& furniture, const timeline::Timeline& timeline,
                                      const timeline::FrameState& state, Point at);
std::optional<std::size_t> listed_at(const Furniture& furniture, const timeline::FrameState& state, Point at);

}  // namespace homebound::compose
