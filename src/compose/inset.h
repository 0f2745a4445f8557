// The world inset: a small globe that shows where the page lies.
#pragma once

#include <optional>
#include <vector>

#include "compose/compose.h"
#include "compose/ink.h"

namespace homebound::compose {

// The page's edge on the sphere, and the position at its centre.
struct PageOnSphere {
  LonLat centre;
  std::vector<LonLat> edge;
};
// Nothing unless the map covers the page and the page less than about a hemisphere: the rest needs no inset.
std::optional<PageOnSphere> page_on_sphere(const View& view);

// The globe seen from above the page's centre, with the page's edge on it.
void draw_inset(Items& items, const World& world, const PageOnSphere& page, const View& view, Point centre,
                double radius, const Theme& theme);

}  // namespace homebound::compose
