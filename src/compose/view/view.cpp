#include "compose/view/view.h"

namespace homebound::compose {

Options in_scene(Options options, const scenario::Scenario& scenario, std::size_t scene,
                 const Layers& layers) {
  options.story = true;
  options.layers = layers;
  const bool decides = scene < scenario.scenes.size() &&
                       (!scenario.callouts.empty() || (options.cards && scenario.scenes[scene].card) ||
                        !scenario.scenes[scene].stress.empty());
  options.scene = decides ? std::optional(scene) : std::nullopt;
  return options;
}

}  // namespace homebound::compose
