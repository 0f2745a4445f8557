// Labels the features of a scenario's [[layer]] files.
#pragma once

#include <vector>

#include "compose/kit/ink.h"
#include "compose/map/user_layer_files.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Draws the names beside their features, as many as there is room for outside the `blocked` boxes.
Items draw_layer_labels(const UserLayers& layers, const View& view, const Theme& theme,
                        const Options& options, const std::vector<Rect>& blocked);

}  // namespace homebound::compose
