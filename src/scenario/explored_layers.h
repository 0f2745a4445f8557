// The layers of a scene for whoever explores the map while the story stands at it.
#pragma once

#include <cstddef>

#include "scenario/model.h"

namespace homebound::scenario {

// Returns what layers_in() does, but for a card the layers of the map that it lies over.
inline Layers explored_layers(const Scenario& scenario, std::size_t scene, const Layers& layers) {
  return scene < scenario.scenes.size() ? switched(layers, scenario.scenes[scene].layers) : layers;
}

}  // namespace homebound::scenario
