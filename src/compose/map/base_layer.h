// The base map on the plane: projected once a projection and level of detail, shared by every view of it.
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
  std::optional<Cap> seen;  // what lies beyond was left out; nothing: the whole world
  drawing::SharedPath outline, land, coast, lakes, rivers, graticule;
  drawing::SharedPath boundaries[3];  // by data::BoundaryKind
};

// The level of detail and the geometry for a view; both kept for the views that follow. Layers that are
// switched off are left empty.
data::Detail detail_for(const View& view);
std::shared_ptr<const BaseLayer> base_layer(const World& world, const View& view, data::Detail detail,
                                            const Layers& layers);
// A graticule line every so many degrees, about five across the page.
double graticule_step(const View& view);
// A cap that holds all of the world that the page shows; nothing when it shows much of it.
std::optional<Cap> seen_on(const View& view);

// The base map as one keyed group, the ocean at its bottom; `under_coast`, a keyed group, over land and sea.
drawing::Item draw_base(const World& world, const BaseLayer& layer, const View& view, const Theme& theme,
                        const Layers& layers, const drawing::Group* under_coast = nullptr);

}  // namespace homebound::compose
