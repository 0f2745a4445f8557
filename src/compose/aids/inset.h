// The world inset: a small globe that shows where the page lies.
#pragma once

#include <optional>
#include <vector>

#include "compose/kit/ink.h"
#include "compose/map/world.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// The page's edge on the sphere, and the position at its centre.
struct PageOnSphere {
  LonLat centre;
  std::vector<LonLat> edge;
};
// Nothing unless the map covers the page and the page less than about a hemisphere: the rest needs no inset.
std::optional<PageOnSphere> page_on_sphere(const View& view);

// Where the globe stands on the page.
struct Globe {
  Point centre;
  double radius = 0;
  double scale = 1;  // pixels a page unit, for its detail
};
// The globe seen from above the page's centre, with the page's edge on it.
void draw_inset(Items& items, const World& world, const PageOnSphere& page, const Globe& globe,
                const Theme& theme);

}  // namespace homebound::compose
