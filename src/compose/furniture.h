// What stands on the map without being of it: the story column, the caption, the attribution.
#pragma once

#include "compose/compose.h"
#include "compose/ink.h"
#include "compose/layout.h"
#include "compose/routes.h"
#include "compose/story_column.h"

namespace homebound::compose {

// Worked out once a view: where everything stands, and all that does not change with time.
struct Furniture {
  Rect column, caption, attribution;  // the most that each may cover at any time; empty when switched off
  std::vector<scene::Item> fixed;     // kept groups
  std::vector<std::shared_ptr<const scene::Group>> captions;  // by event
  // While nobody flies, and while somebody does: on a low page only then with the list of flights.
  StoryColumn resting, flying;
};
Furniture plan_furniture(const timeline::Timeline& timeline, const RouteStyles& styles, const Layout& layout,
                         const Options& options, const Theme& theme, Size page,
                         const UserLayers* layers = nullptr);

void draw_furniture(Items& items, const timeline::Timeline& timeline, const timeline::FrameState& state,
                    const RouteStyles& styles, const Furniture& furniture, const Options& options,
                    const Theme& theme);

// The counter of the totals at a page point, by name, and the flight in the list of those in the air.
std::optional<std::string> counter_at(const Furniture& furniture, const timeline::Timeline& timeline,
                                      const timeline::FrameState& state, Point at);
std::optional<std::size_t> listed_at(const Furniture& furniture, const timeline::FrameState& state, Point at);

// The part of the page that it leaves to the map.
Rect free_of(const Furniture& furniture, const Layout& layout, Size page);
// The part of a page that the usual furniture leaves to the map, whatever the language; so that neither a
// change of language nor a layer switched off moves the map.
Rect free_area(const timeline::Timeline& timeline, Size page, bool footnotes = false);

}  // namespace homebound::compose
