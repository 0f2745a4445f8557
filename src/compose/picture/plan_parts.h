// The contents of a Plan, for drawing and hit testing.
#pragma once

#include "base/recent.h"
#include "compose/aids/aids.h"
#include "compose/column/overlays.h"
#include "compose/labels/band_values.h"
#include "compose/labels/callouts.h"
#include "compose/labels/labels.h"
#include "compose/labels/people_notes.h"
#include "compose/labels/transit.h"
#include "compose/map/base_layer.h"
#include "compose/map/daylight.h"
#include "compose/map/user_layers.h"
#include "compose/picture/plan.h"
#include "compose/routes/routes.h"
#include "compose/routes/single.h"

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
  NightGround night;                              // with the layer of day and night alone
  std::shared_ptr<const UserLayers> user_layers;  // null when there are none
  DrawnLayers layers;                             // drawn `user_layers`
  Routes routes;
  std::vector<Label> labels;
  std::vector<BandValue> band_values;  // of the flows of form()
  std::vector<TransitNote> transit;
  std::vector<PlacedCallout> callouts;
  std::vector<PeopleNote> people;
  std::shared_ptr<const Plan> beside;  // the second map's; null without one
  mutable Recent<std::size_t, std::shared_ptr<const Single>> singles{2};  // by place

  // The form in which most routes are drawn.
  const Routes::Form& form() const;
  BandNumbers numbers() const { return {form().flows, *timeline, view, options.type()}; }
  CalloutSubject callout_subject() const {
    return {{*timeline, options, view.page, user_layers.get()}, view, routes};
  }
  Sheet sheet() const { return {*timeline, routes.style, layout, options, theme}; }
};

// Returns a place with its flights, on this map.
std::shared_ptr<const Single> single_of(const Plan::Parts& parts, std::size_t place);
// Returns what a plan's labels must avoid. Everything except the labels must be laid out already.
LabelGround label_ground(const Plan::Parts& parts);

}  // namespace homebound::compose
