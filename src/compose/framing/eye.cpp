#include "compose/framing/eye.h"

#include <algorithm>
#include <utility>

#include "compose/framing/framing.h"
#include "compose/framing/subject.h"

namespace homebound::compose {
namespace {

Point middle_of_page(const View& view) { return {view.page.width / 2, view.page.height / 2}; }

double magnification_of(double span_km, const View& view) {
  return std::min(view.page.width, view.page.height) / (span_km * 1000);
}

// Puts a place into the middle of the page. Leaves a view as it is whose map does not have the place.
void put_in_the_middle(View& view, LonLat place, double magnification) {
  const auto plane = view.projection.forward(place);
  if (!plane) return;
  const Point at = middle_of_page(view);
  const double m = magnification;
  view.to_page = {m, 0, 0, -m, at.x - m * plane->x, at.y + m * plane->y};
}

// Returns the middle of the box around places, page units.
Point middle_of(const std::vector<LonLat>& places, const View& view) {
  Rect box;
  for (const LonLat place : places)
    if (const auto plane = view.projection.forward(place)) box.add(view.to_page(*plane));
  return box.empty() ? middle_of_page(view) : box.centre();
}

// Tells whether a scene's cameras follow that.
bool follows(const scenario::StoryScene& scene, const scenario::Followed& followed) {
  const auto does = [&](const scenario::SceneCamera& camera) { return camera.follow == followed; };
  return (scene.camera && does(*scene.camera)) ||
         std::ranges::any_of(scene.keyframes, [&](const auto& key) { return does(key.camera); });
}

}  // namespace

View Eye::at(double second) const {
  if (!path) return view;
  const LonLat place = path->at(second);
  View now = view;
  if (turns) now.projection = Projection::make(view.projection.name(), place);
  put_in_the_middle(now, place, view.to_page.magnification());
  return now;
}

Eyes::Eyes(const timeline::Timeline& timeline, Framing home, View whole)
    : timeline_(timeline), home_(std::move(home)), whole_(std::move(whole)) {}

Eye Eyes::standing(View view) const {
  const Point middle = middle_of_page(view);
  return {std::move(view), nullptr, false, middle};
}

// Returns the whole map of a camera, of its own where it says so.
View Eyes::map_of(const scenario::SceneCamera& camera) const {
  if (camera.projection.empty() && !camera.center) return whole_;
  Framing framing = home_;
  if (!camera.projection.empty()) framing.projection = camera.projection;
  framing.center = camera.center;
  framing.extent.reset();
  return frame(timeline_, framing, whole_.page, whole_.scale);
}

std::shared_ptr<const FollowedPath> Eyes::path_of(const scenario::Followed& followed, std::size_t scene) {
  for (const Known& known : paths_)
    if (known.followed == followed && known.first <= scene && scene <= known.last) return known.path;
  // Where it is followed through several scenes, the camera does not stop between them.
  const auto& scenes = timeline_.scenario->scenes;
  std::size_t first = scene, last = scene;
  while (first > 0 && follows(scenes[first - 1], followed)) --first;
  while (last + 1 < scenes.size() && follows(scenes[last + 1], followed)) ++last;
  const auto& stretches = timeline_.story.stretches;
  auto path = std::make_shared<const FollowedPath>(timeline_, followed, stretches[first].from_second,
                                                   stretches[last].to_second);
  if (!path->leads_anywhere()) path.reset();
  paths_.push_back({followed, first, last, path});
  return path;
}

// Returns the eye of a camera with a middle or somebody to follow.
Eye Eyes::aimed(const scenario::SceneCamera& camera, std::size_t scene, const Eye* before) {
  const bool own_map = !camera.projection.empty() || camera.center;
  Eye eye = standing(before && !own_map ? before->view : map_of(camera));
  const double m = camera.span_km ? magnification_of(*camera.span_km, eye.view)
                   : before       ? before->view.to_page.magnification()
                                  : eye.view.to_page.magnification();
  if (camera.middle) {
    put_in_the_middle(eye.view, *camera.middle, m);
    return eye;
  }
  eye.path = path_of(*camera.follow, scene);
  if (!eye.path) return eye;
  const Projection& p = eye.view.projection;
  eye.turns =
      !camera.projection.empty() && !camera.center && p.movable() && p.domain().kind == Domain::Kind::circle;
  if (before && !own_map) eye.turns = before->turns;
  eye.view.to_page = {m, 0, 0, -m, 0, 0};  // placed at each second
  return eye;
}

Eye Eyes::of(const scenario::SceneCamera& camera, std::size_t scene, const Eye* before) {
  if (camera.middle || camera.follow) return aimed(camera, scene, before);
  const bool own_map = !camera.projection.empty() || camera.center || camera.extent;
  Framing framing = home_;
  framing.subject = camera.frame;
  Eye eye = standing(whole_);
  if (own_map) {
    if (!camera.projection.empty()) framing.projection = camera.projection, framing.center.reset();
    if (camera.center) framing.center = camera.center;
    framing.extent = camera.extent;
    eye = standing(frame(timeline_, framing, whole_.page, whole_.scale));
  } else if (!camera.frame.empty()) {
    eye = standing(reframe(timeline_, framing, before ? before->view : whole_));
    eye.focus = middle_of(points_of(timeline_, camera.frame), eye.view);
  } else if (before) {
    eye = *before;
  }
  if (camera.span_km) {
    const Point at = eye.focus;
    const double k = magnification_of(*camera.span_km, eye.view) / eye.view.to_page.magnification();
    eye.view.to_page = Affine{k, 0, 0, k, at.x - k * at.x, at.y - k * at.y} * eye.view.to_page;
  }
  return eye;
}

}  // namespace homebound::compose
