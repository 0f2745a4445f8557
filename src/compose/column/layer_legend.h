// The legend of the scenario's own layers.
#pragma once

#include "compose/kit/legend_rows.h"
#include "compose/map/user_layers.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Returns whether any layer has a name; the legend omits layers without one.
bool any_named(const UserLayers& layers);
// Adds the named layers from the top one down, each beside a sample drawn as on the map. Those that are shown
// only for a time have their room in the rows, and are put into `timed`.
void add_layer_legend(LegendRows& rows, const UserLayers& layers, const Options& options, const Theme& theme,
                      std::vector<TimedItems>& timed);

}  // namespace homebound::compose
