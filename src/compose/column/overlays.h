// Overlays: the story's column, the caption, the attribution, drawn on the page rather than on the map.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/column/caption.h"
#include "compose/column/sheet.h"
#include "compose/column/story_column.h"
#include "compose/kit/ink.h"

namespace homebound::compose {

// The largest area that each overlay covers at any time, page units; empty when switched off.
struct Room {
  Rect column, caption, attribution;  // on tall pages captions are parts of the column
  Rect logo;

  std::array<Rect, 4> boxes() const { return {column, caption, attribution, logo}; }
};
// Returns the room for the default overlays in any language and any colours, so that changing those or hiding
// a layer never moves the map. Draws nothing. The legend is that of flights drawn singly, or the larger one
// of what joins them.
Room needed_room(const timeline::Timeline& timeline, Size page, const Reserved& reserved = {},
                 bool singly = true);
// Returns the part of the page that is left to the map; the logo is in a corner of it.
Rect free_of(const Room& room, const Layout& layout);

// The overlays of a view, computed once: their positions and everything that does not change with time.
struct Overlays : Room {
  std::vector<drawing::Item> fixed;  // kept groups
  Captions captions;                 // indexed by event
  StoryColumn story;
};
// `unnamed` marks of the map have no name.
Overlays plan_overlays(const Sheet& sheet, const UserLayers* layers = nullptr, std::size_t unnamed = 0);
// The overlays with what they were laid out for.
struct LaidOut {
  const Overlays& overlays;
  const Sheet& sheet;
};
// Draws the overlays of a scene, by how far it has taken the place of the scene before it.
void draw_overlays(Items& items, const LaidOut& before, const LaidOut& now,
                   const timeline::FrameState& state);

// Return the name of the totals' counter at a page point, and the flight listed as in the air there;
// nullopt when there is none.
std::optional<std::string> counter_at(const Overlays& overlays, const timeline::Timeline& timeline, Point at);
std::optional<std::size_t> listed_at(const Overlays& overlays, const timeline::Timeline& timeline,
                                     const timeline::FrameState& state, Point at);

}  // namespace homebound::compose
