#include "exporting/studio.h"

#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "compose/map/user_layer_files.h"
#include "compose/picture/compose.h"
#include "compose/view/page.h"

namespace homebound::exporting {
namespace {

compose::PageSetup page_of(const Request& request) {
  const auto good = [](double n) { return n >= 16 && n <= 16384 && n == std::floor(n); };
  if (!good(request.size.width) || !good(request.size.height))
    throw UsageError(told("a picture of {} x {} pixels cannot be made: expected 16 to 16384 each",
                          "无法制作{} × {}像素的图片：各边应为16至16384", request.size.width,
                          request.size.height));
  if (!(request.scale >= 0.1 && request.scale <= 20))
    throw UsageError(told("scale {} is not between 0.1 and 20", "比例 {} 不在0.1至20之间", request.scale));
  return compose::page_setup(request.size, request.scale);
}

compose::Framing framing_of(const Request& request, const scenario::Scenario& s, const compose::Layers& on) {
  compose::Framing framing;
  framing.projection = request.projection.empty() ? s.projection : request.projection;
  framing.center = request.center;
  framing.extent = request.extent;
  if (!request.center && request.projection.empty()) {
    framing.center = s.center;
    if (!request.extent) framing.extent = s.extent;
  }
  framing.footnotes = on.footnotes;
  return framing;
}

// Returns a view that shows all of `view` in the middle of another page.
compose::View fitted(const compose::View& view, const compose::PageSetup& setup) {
  const double k = std::min(setup.page.width / view.page.width, setup.page.height / view.page.height);
  const Affine onto{k,
                    0,
                    0,
                    k,
                    (setup.page.width - k * view.page.width) / 2,
                    (setup.page.height - k * view.page.height) / 2};
  return {setup.page, setup.scale, view.projection, onto * view.to_page};
}

compose::StoryViews views_of(const Request& request, const timeline::Timeline& timeline,
                             const compose::Layers& on) {
  const compose::PageSetup setup = page_of(request);
  if (request.view) return {timeline, fitted(*request.view, setup)};
  return {timeline, framing_of(request, *timeline.scenario, on), setup.page, setup.scale, !request.framed()};
}

compose::Options options_of(const Request& request, const scenario::Scenario& s) {
  compose::Options options;
  options.language = request.language.value_or(s.language);
  options.layers = scenario::switched(s.layers, request.layers);
  options.transparent = request.transparent;
  options.colour_by = request.colour_by;
  options.routes_as = request.routes_as;
  return options;
}

}  // namespace

Studio::Studio(const Request& request, std::shared_ptr<const timeline::Timeline> timeline)
    : timeline_(std::move(timeline)),
      options_(options_of(request, *timeline_->scenario)),
      switches_(request.layers),
      views_(views_of(request, *timeline_, options_.layers)),
      theme_(compose::read_theme(request.theme.empty() ? timeline_->scenario->theme : request.theme)),
      layers_(compose::UserLayers::read(*timeline_->scenario)),
      shots_(compose::World::shipped(), timeline_, layers_) {}

compose::Shot Studio::shot_at(StorySecond second) {
  const auto options = [this](std::size_t scene) { return in_scene(scene); };
  return shots_.make(compose::order(views_, second.value, options), theme_);
}

Studio::Picture Studio::at(StorySecond second) {
  const compose::Shot shot = shot_at(second);
  return {compose::compose(shot, timeline::evaluate_story(*timeline_, second.value)), shot.plan};
}

Studio::Picture Studio::printed(StorySecond second) {
  const compose::Shot shot = shot_at(second);
  const Instant t = timeline_->story.at(second.value);
  return {compose::compose(shot, timeline::evaluate(*timeline_, t)), shot.plan};
}

Studio::Picture Studio::at(Instant t) {
  const compose::Shot shot = shots_.make({views_.home(), options_, {}}, theme_);
  return {compose::compose(shot, timeline::evaluate(*timeline_, t)), shot.plan};
}

compose::Options Studio::in_scene(std::size_t scene) const {
  compose::Options told = options_;
  told.story = true;
  const scenario::Scenario& s = *timeline_->scenario;
  told.layers = scenario::switched(scenario::layers_in(s, scene, s.layers), switches_);
  return told;
}

std::string Studio::title() const {
  const scenario::Scenario& s = *timeline_->scenario;
  return s.title.in(s.language);
}

}  // namespace homebound::exporting
