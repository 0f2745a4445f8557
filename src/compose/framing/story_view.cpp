#include "compose/framing/story_view.h"

#include <algorithm>

#include "compose/framing/framing.h"
#include "compose/framing/morph.h"

namespace homebound::compose {
namespace {

constexpr double fade = 0.3;         // seconds
constexpr double most_fading = 0.2;  // share of a glide, at each end

// Returns a view with an explicit middle and span, on the map of the whole story or on a map of its own.
View aimed(const timeline::Timeline& timeline, const scenario::SceneCamera& camera, const Framing& home,
           const View& whole) {
  View view = whole;
  if (!camera.projection.empty() || camera.center) {
    Framing framing = home;
    if (!camera.projection.empty()) framing.projection = camera.projection;
    framing.center = camera.center;
    framing.extent.reset();
    view = frame(timeline, framing, whole.page, whole.scale);
  }
  const Size page = view.page;
  const double s = std::min(page.width, page.height) / (*camera.span_km * 1000);
  const auto middle = view.projection.forward(*camera.middle);
  if (!middle) return view;  // not on this map
  view.to_page = {s, 0, 0, -s, page.width / 2 - s * middle->x, page.height / 2 + s * middle->y};
  return view;
}

View view_of(const timeline::Timeline& timeline, const std::optional<scenario::SceneCamera>& camera,
             const Framing& home, const View& whole) {
  if (!camera) return whole;
  if (camera->middle) return aimed(timeline, *camera, home, whole);
  Framing framing = home;
  framing.subject = camera->frame;
  const bool own_map = !camera->projection.empty() || camera->center || camera->extent;
  if (!own_map) return camera->frame.empty() ? whole : reframe(timeline, framing, whole);
  if (!camera->projection.empty()) framing.projection = camera->projection, framing.center.reset();
  if (camera->center) framing.center = camera->center;
  framing.extent = camera->extent;
  return frame(timeline, framing, whole.page, whole.scale);
}

}  // namespace

StoryViews::StoryViews(const timeline::Timeline& timeline, const Framing& home, Size page, double scale,
                       bool cameras)
    : clock_(timeline.story), home_(frame(timeline, home, page, scale)) {
  const auto& scenes = timeline.scenario->scenes;
  for (std::size_t i = 0; i < std::max<std::size_t>(clock_.stretches.size(), 1); ++i)
    views_.push_back(cameras && i < scenes.size() ? view_of(timeline, scenes[i].camera, home, home_) : home_);
}

StoryViews::StoryViews(const timeline::Timeline& timeline, const View& view)
    : clock_(timeline.story), home_(view), views_(std::max<std::size_t>(clock_.stretches.size(), 1), view) {}

StoryViews::Look StoryViews::look(double second) const {
  if (clock_.stretches.empty()) return {};
  const std::size_t scene = clock_.stretch_at(second);
  const auto& stretch = clock_.stretches[scene];
  const double since = second - stretch.from_second;
  if (scene == 0 || since >= stretch.glide || views_[scene] == views_[scene - 1]) return {scene, scene, 0, 1};
  const double fading = std::min(fade, most_fading * stretch.glide);
  const double left = stretch.glide - since;
  const double way = std::clamp((since - fading) / (stretch.glide - 2 * fading), 0.0, 1.0);
  const double detail = since < fading ? 1 - since / fading : left < fading ? 1 - left / fading : 0;
  return {scene - 1, scene, eased(Easing::in_out, way), detail};
}

View StoryViews::view(const Look& look) const {
  return between(views_[look.from], views_[look.to], look.still() ? 1 : look.way);
}

}  // namespace homebound::compose
