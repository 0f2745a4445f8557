// Inside of a Plan.
#pragma once

#include "compose/aids.h"
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
  Furniture furniture;
  Aids aids;
  scene::Item base;
  DrawnLayers layers;  // of the user
  Routes routes;
  std::vector<Label> labels;
};

}  // namespace homebound::compose
