// Labels the features of a scenario's [[layer]] files.
#pragma once

#include <vector>

#include "compose/kit/ink.h"
#include "compose/map/user_layers.h"
#include "compose/view/theme.h"
#include "compose/view/view.h"

namespace homebound::compose {

// Draws the names beside their features, as many as there is room for outside the `blocked` boxes: those that
// are always shown, and those that have a time.
void draw_layer_labels(DrawnLayers& into, const UserLayers& layers, const View& view, const Theme& theme,
                       const Options& options, const std::vector<Rect>& blocked);

}  // namespace homebound::compose
