// The projected base map, computed once per projection and level of detail and shared by all views of it.
#pragma once

#include <memory>
#include <optional>

#include "compose/kit/ink.h"
#include "compose/map/world.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"
#include "geo/sphere.h"

namespace homebound::compose {

struct BaseLayer {
  std::optional<Cap> seen;  // geometry beyond it is omitted; nullopt: the whole world
  drawing::SharedPath outline, land, coast, lakes, rivers, graticule;
  drawing::SharedPath boundaries[3];  // indexed by data::BoundaryKind
};

// Return the level of detail and the geometry for a view. Both are cached for later views. Layers that are
// switched off are left empty.
data::Detail detail_for(const View& view);
data::Detail detail_at(double metres_per_pixel);
std::shared_ptr<const BaseLayer> base_layer(const World& world, const View& view, data::Detail detail,
                                            const Layers& layers);
// Returns the graticule interval in degrees, which gives about five lines across the page.
double graticule_step(const View& view);
// Returns a cap that contains everything the page shows; nullopt when it shows much of the world.
std::optional<Cap> seen_on(const View& view);

// How the base map is drawn.
struct BaseStyle {
  const Theme& theme;
  const Layers& layers;
  const drawing::Group* under_coast = nullptr;  // a keyed group that lies over land and sea
};
// Returns the base map as one keyed group with the ocean at the bottom.
drawing::Item draw_base(const World& world, const BaseLayer& layer, const View& view, const BaseStyle& style);

}  // namespace homebound::compose
