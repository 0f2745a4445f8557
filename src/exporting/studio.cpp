#include "exporting/studio.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "base/error.h"
#include "compose/map/read_ahead.h"
#include "compose/map/user_layer_files.h"
#include "compose/picture/compose.h"
#include "compose/picture/side_by_side.h"
#include "compose/view/page.h"
#include "scenario/explored_layers.h"

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
  const compose::PageSetup whole = compose::page_setup(request.size, request.scale);
  return request.beside ? compose::part_of(whole, compose::halves_of(request.size).size()) : whole;
}

compose::Framing framing_of(const Request& request, const scenario::Scenario& s, const compose::Layers& on,
                            const compose::Theme& theme) {
  compose::Framing framing;
  framing.projection = request.projection.empty() ? s.projection : request.projection;
  framing.center = request.center;
  framing.extent = request.extent;
  framing.subject = request.subject;
  if (!request.subject.empty()) {
    // The subject decides where the map lies.
  } else if (!request.center && request.projection.empty()) {
    framing.center = s.center;
    if (!request.extent) framing.extent = s.extent;
  }
  framing.reserved = compose::reserved_for(on, theme);
  framing.reserved.nothing = request.map_alone;
  framing.reserved.routes_as = request.routes_as;
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
                             const compose::Layers& on, const compose::Theme& theme) {
  const compose::PageSetup setup = page_of(request);
  if (request.view) return {timeline, fitted(*request.view, setup)};
  return {timeline, framing_of(request, *timeline.scenario, on, theme), setup.page, setup.scale,
          !request.framed()};
}

compose::Options options_of(const Request& request, const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  compose::Options options;
  if (request.beside)
    options.beside = timeline::beside_of(timeline, *request.beside),
    options.beside_days = request.beside->days;
  options.language = request.language.value_or(s.language);
  options.layers = scenario::switched(s.layers, request.layers);
  options.transparent = request.transparent;
  options.colour_by = request.colour_by;
  options.routes_as = request.routes_as;
  options.place = request.place;
  options.cards = request.cards || request.pages != Pages::moment || is_animation(request.output.format);
  return options;
}

}  // namespace

Studio::Studio(const Request& request, std::shared_ptr<const timeline::Timeline> timeline)
    : timeline_(std::move(timeline)),
      ahead_(compose::read_ahead(compose::World::shipped(), *timeline_,
                                 std::min(request.size.width, request.size.height))),
      pixels_(request.size),
      options_(options_of(request, *timeline_)),
      emphasis_{request.flight},
      switches_(request.layers),
      theme_(compose::read_theme(request.theme.empty() ? timeline_->scenario->theme : request.theme)),
      views_(views_of(request, *timeline_, options_.layers, theme_)),
      layers_(compose::UserLayers::read(*timeline_->scenario)),
      shots_(compose::World::shipped(), timeline_, layers_) {}

compose::Shot Studio::shot_at(StorySecond second) {
  const auto options = [this](std::size_t scene) { return in_scene(scene); };
  return shots_.make(compose::order(views_, second.value, options), theme_);
}

Studio::Picture Studio::drawn(const compose::Shot& shot, const timeline::FrameState& state) const {
  drawing::Drawing first = compose::compose(shot, state, emphasis_);
  if (!options_.beside) return {std::move(first), shot.plan, shot.passing()};
  const drawing::Drawing second =
      compose::compose(compose::beside(shot), compose::beside(state, *shot.plan), emphasis_);
  return {compose::side_by_side(first, second, pixels_, shot.plan->view().scale), shot.plan, shot.passing()};
}

Studio::Picture Studio::at(StorySecond second) {
  return at(second, timeline::evaluate_story(*timeline_, second.value));
}

Studio::Picture Studio::at(StorySecond second, const timeline::FrameState& state) {
  return drawn(shot_at(second), state);
}

Studio::Picture Studio::printed(StorySecond second) {
  return drawn(shot_at(second), timeline::evaluate(*timeline_, timeline_->story.at(second.value)));
}

Studio::Picture Studio::at(Instant t) {
  return drawn(shots_.make({views_.home(), options_, {}}, theme_), timeline::evaluate(*timeline_, t));
}

compose::Options Studio::in_scene(std::size_t scene) const {
  const scenario::Scenario& s = *timeline_->scenario;
  const scenario::Layers layers =
      (options_.cards ? scenario::layers_in : scenario::explored_layers)(s, scene, s.layers);
  return compose::in_scene(options_, s, scene, scenario::switched(layers, switches_));
}

std::string Studio::title() const {
  const scenario::Scenario& s = *timeline_->scenario;
  return s.title.in(s.language);
}

}  // namespace homebound::exporting
