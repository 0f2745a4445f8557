// The base map on the plane: projected once a projection and level of detail, shared by every view of it.
#pragma once

#include <memory>

#include "compose/compose.h"
#include "compose/ink.h"

namespace homebound::compose {

struct BaseLayer {
  scene::SharedPath outline, land, coast, lakes, rivers, graticule;
  scene::SharedPath boundaries[3];  // by data::BoundaryKind
};

// The level of detail and the geometry for a view; both kept for the views that follow.
data::Detail detail_for(const View& view);
std::shared_ptr<const BaseLayer> base_layer(const World& world, const View& view, data::Detail detail);

// The base map as one keyed group, the ocean at its bottom; `under_coast`, a keyed group, over land and sea.
scene::Item draw_base(const World& world, const BaseLayer& layer, const View& view, const Theme& theme,
                      const Layers& layers, const scene::Group* under_coast = nullptr);

}  // namespace homebound::compose
