// Inside of a Plan.
#pragma once

#include "compose/base_layer.h"
#include "compose/furniture.h"
#include "compose/labels.h"
#include "compose/user_layers.h"

namespace homebound::compose {

struct Plan::Parts {
  std::shared_ptr<const World> world;
  std::shared_ptr<const timeline::Timeline> timeline;
  Theme theme;
  View view;
  Options options;
  Layout layout;
  FurnitureSpace space;
  scene::Item base;
  DrawnLayers layers;  // of the user
  std::vector<RouteStyle> styles;
  std::vector<Path> routes;  // whole routes on the page, by leg
  std::vector<PlaceMark> marks;
};

}  // namespace homebound::compose
