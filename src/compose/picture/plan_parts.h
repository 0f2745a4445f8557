// The inside of a Plan, for those who draw it and look things up in it.
#pragma once

#include "compose/aids/aids.h"
#include "compose/column/furniture.h"
#include "compose/labels/labels.h"
#include "compose/map/base_layer.h"
#include "compose/map/user_layers.h"
#include "compose/picture/plan.h"
#include "compose/routes/routes.h"

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
  drawing::Item base;
  drawing::SharedPath outline;                    // of the map, projected metres
  std::shared_ptr<const UserLayers> user_layers;  // null when there are none
  DrawnLayers layers;                             // of them
  Routes routes;
  std::vector<Label> labels;

  Sheet sheet() const { return {*timeline, routes.style, layout, options, theme}; }
};

// What the labels of a plan keep clear of: all of it but the labels is laid out.
LabelGround label_ground(const Plan::Parts& parts);

}  // namespace homebound::compose
