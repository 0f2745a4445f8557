// The scenario's own layers in the legend.
#pragma once

#include "compose/kit/legend_rows.h"
#include "compose/map/user_layer_files.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Whether the legend has anything to say of them: a layer without a name is not in it.
bool any_named(const UserLayers& layers);
// From the uppermost, each name beside a sample of what its file holds, drawn as on the map.
void add_layer_legend(LegendRows& rows, const UserLayers& layers, const Options& options, const Theme& theme);

}  // namespace homebound::compose
