// The contents of a Plan, for drawing and hit testing.
#pragma once

#include "compose/aids/aids.h"
#include "compose/column/overlays.h"
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
  Overlays overlays;
  Aids aids;
  drawing::Item base;
  drawing::SharedPath outline;                    // edge of the map, projected metres
  std::shared_ptr<const UserLayers> user_layers;  // null when there are none
  DrawnLayers layers;                             // drawn `user_layers`
  Routes routes;
  std::vector<Label> labels;
  Items band_values;

  Sheet sheet() const { return {*timeline, routes.style, layout, options, theme}; }
};

// Returns what a plan's labels must avoid. Everything except the labels must be laid out already.
LabelGround label_ground(const Plan::Parts& parts);

}  // namespace homebound::compose
