#include "exporting/quiet_cards.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace homebound::exporting {

std::shared_ptr<const timeline::Timeline> without_cards(std::shared_ptr<const timeline::Timeline> timeline) {
  const auto& scenes = timeline->scenario->scenes;
  if (std::ranges::none_of(scenes, &scenario::StoryScene::card)) return timeline;
  auto scenario = std::make_shared<scenario::Scenario>(*timeline->scenario);
  scenario::Layers every;
  for (const scenario::NamedLayer& known : scenario::layer_table) every.*known.layer = true;
  const scenario::Layers quiet = scenario::quiet(every);
  for (scenario::StoryScene& scene : scenario->scenes) {
    if (!scene.card) continue;
    std::vector<scenario::LayerSwitch> switches;
    for (const scenario::NamedLayer& known : scenario::layer_table)
      if (!(quiet.*known.layer)) switches.push_back({known.layer, false});
    scene.layers.insert(scene.layers.begin(), switches.begin(), switches.end());
    scene.card = false;
  }
  auto result = std::make_shared<timeline::Timeline>(*timeline);
  result->scenario = std::move(scenario);
  return result;
}

}  // namespace homebound::exporting
