#include "compose/picture/shot.h"

#include "compose/framing/morph.h"

namespace homebound::compose {
namespace {

// Selects what is drawn during a move: only the labels that Shot moves along, and no aids.
Options on_the_way(Options options) {
  Layers& on = options.layers;
  for (bool Layers::*off :
       {&Layers::labels, &Layers::cities, &Layers::countries, &Layers::seas, &Layers::graticule_labels,
        &Layers::callouts, &Layers::people, &Layers::inset, &Layers::scale_bar, &Layers::north,
        &Layers::chart, &Layers::bars, &Layers::cumulative, &Layers::ranking})
    on.*off = false;
  return options;
}

}  // namespace

ShotMaker::ShotMaker(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline,
                     std::shared_ptr<const UserLayers> layers)
    : world_(std::move(world)), timeline_(std::move(timeline)), layers_(std::move(layers)) {}

std::shared_ptr<const Plan> ShotMaker::plan(const Theme& theme, const View& view, const Options& options) {
  return plans_.get({theme, view, options}, [&] {
    return std::make_shared<const Plan>(world_, timeline_, theme, view, options, layers_);
  });
}

ShotOrder order(const StoryViews& views, double second,
                const std::function<Options(std::size_t scene)>& options) {
  StoryViews::Sight sight = views.at(second);
  ShotOrder result{std::move(sight.view), options(sight.scene), {}, {}};
  if (sight.below) result.below = options(*sight.below);
  if (result.below == result.options) result.below.reset();
  if (sight.passage) {
    auto& [from, to, from_scene, way, detail] = *sight.passage;
    result.ends = {std::move(from), std::move(to), options(from_scene), way, detail};
  }
  return result;
}

Shot ShotMaker::make(const ShotOrder& order, const Theme& theme) {
  if (!order.ends)
    return {plan(theme, order.view, order.options),
            {},
            {},
            0,
            1,
            order.below ? plan(theme, order.view, *order.below) : nullptr};
  const auto& [from_view, to_view, from_options, way, detail] = *order.ends;
  const auto from = plan(theme, from_view, from_options), to = plan(theme, to_view, order.options);
  if (way <= 0) return {from, from, to, 0, detail, {}};
  if (way >= 1) return {to, from, to, 1, detail, {}};
  if (fades_into(from_view.projection, to_view.projection))
    return {order.view == from_view ? from : to, from, to, way, 0, {}};
  const auto now =
      std::make_shared<Plan>(world_, timeline_, theme, order.view, on_the_way(order.options), layers_);
  return {now, from, to, way, 0, {}};
}

}  // namespace homebound::compose
