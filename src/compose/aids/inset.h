// The world inset: a small globe that shows where the page lies.
#pragma once

#include <optional>
#include <vector>

#include "compose/kit/ink.h"
#include "compose/map/world.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// The page's edge and centre on the sphere.
struct PageOnSphere {
  LonLat centre;
  std::vector<LonLat> edge;
};
// Returns nullopt, meaning no inset is needed, unless the map covers the page and the page shows less than
// about a hemisphere.
std::optional<PageOnSphere> page_on_sphere(const View& view);

// The globe on the page, page units.
struct Globe {
  Point centre;
  double radius = 0;
  double scale = 1;  // pixels per page unit; sets its detail
};
// Draws the globe as seen from above the page's centre, with the page's edge on it.
void draw_inset(Items& items, const World& world, const PageOnSphere& page, const Globe& globe,
                const Theme& theme);

}  // namespace homebound::compose
