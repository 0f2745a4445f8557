#include "compose/shot.h"

#include <algorithm>

namespace homebound::compose {
namespace {

constexpr std::size_t most_kept = 3;

// What is drawn on the way: no labels but those that Shot moves along, no aids.
Options on_the_way(Options options) {
  Layers& on = options.layers;
  for (bool Layers::*off :
       {&Layers::labels, &Layers::cities, &Layers::countries, &Layers::seas, &Layers::graticule_labels,
        &Layers::inset, &Layers::scale_bar, &Layers::north, &Layers::chart})
    on.*off = false;
  return options;
}

}  // namespace

ShotMaker::ShotMaker(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline,
                     std::shared_ptr<const UserLayers> layers)
    : world_(std::move(world)), timeline_(std::move(timeline)), layers_(std::move(layers)) {}

std::shared_ptr<const Plan> ShotMaker::plan(const Theme& theme, const View& view, const Options& options) {
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& k) {
    return k.view == view && k.options == options && k.theme == theme;
  });
  if (found != kept_.end()) {
    kept_.splice(kept_.begin(), kept_, found);
  } else {
    kept_.push_front(
        {theme, view, options, std::make_shared<Plan>(world_, timeline_, theme, view, options, layers_)});
    if (kept_.size() > most_kept) kept_.pop_back();
  }
  return kept_.front().plan;
}

Shot ShotMaker::make(const StoryViews& views, const StoryViews::Look& look, const Theme& theme,
                     const std::function<Options(std::size_t scene)>& options) {
  const auto to = plan(theme, views.of_scene(look.to), options(look.to));
  if (look.still()) return {to, {}, {}, 0, 1};
  const auto from = plan(theme, views.of_scene(look.from), options(look.from));
  if (look.way <= 0) return {from, from, to, 0, look.detail};
  if (look.way >= 1) return {to, from, to, 1, look.detail};
  const auto now = std::make_shared<Plan>(world_, timeline_, theme, views.view(look),
                                          on_the_way(options(look.to)), layers_);
  return {now, from, to, look.way, 0};
}

}  // namespace homebound::compose
