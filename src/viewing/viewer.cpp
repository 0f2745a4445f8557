#include "viewing/viewer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/easing.h"
#include "compose/framing/morph.h"
#include "compose/map/base_layer.h"
#include "compose/picture/plan.h"

namespace homebound::viewing {
namespace {

constexpr Seconds glide_time{0.9}, step_time{0.12}, fade_time{0.3};
constexpr Seconds hand_rests{0.12};  // the hand has let go after this much stillness
constexpr double coarse = 0.66;      // relative resolution of slow pictures until the hand rests
constexpr auto patience = std::chrono::milliseconds(8);  // wait for a plan before repeating the last picture

// Hides labels that would jump about during a glide.
compose::Layers calm(compose::Layers layers) {
  layers.cities = layers.seas = layers.countries = layers.graticule_labels = false;
  return layers;
}

}  // namespace

Viewer::Viewer(PlanSubject subject, compose::View first)
    : subject_(std::move(subject)), goal_(std::move(first)) {}

void Viewer::look(compose::View goal, Motion motion, Seconds wall) {
  ends_.reset();
  const bool gliding = move_ && move_->motion == Motion::glide && share_of_move(wall) < 1;
  const bool same_page = goal.page == goal_.page && goal.scale == goal_.scale;
  if (motion == Motion::cut || !same_page || !plan_) {
    if (motion == Motion::cut && same_page) last_cut_ = wall;
    move_.reset(), next_goal_.reset();
  } else if (gliding) {  // there is no path from halfway between two projections to a third
    next_goal_ = std::move(goal);
    return;
  } else {
    move_ = Move{now(wall), motion, wall};
  }
  goal_ = std::move(goal);
}

void Viewer::pass(const compose::View& now, compose::ShotOrder::Ends ends) {
  move_.reset(), next_goal_.reset();
  goal_ = now;
  ends_ = std::move(ends);
}

double Viewer::share_of_move(Seconds wall) const {
  if (!move_) return 1;
  const Seconds time = move_->motion == Motion::glide ? glide_time : step_time;
  return std::clamp((wall - move_->start).value / time.value, 0.0, 1.0);
}

// A step eases out; the next one may begin before it ends.
double Viewer::way_of_move(Seconds wall) const {
  if (!move_) return 1;
  return eased(move_->motion == Motion::glide ? Easing::in_out : Easing::out, share_of_move(wall));
}

compose::View Viewer::now(Seconds wall) const {
  return share_of_move(wall) >= 1 ? goal_ : compose::between(move_->from, goal_, way_of_move(wall));
}

bool Viewer::fading() const { return move_ && compose::fades_into(move_->from.projection, goal_.projection); }

bool Viewer::by_hand(Seconds wall) const { return wall - last_cut_ < hand_rests; }

// Limits a request while drawing is slow: a flat map is only shifted as long as the last picture covers most
// of the page, and else drawn coarsely where that helps.
std::optional<PlanRequest> Viewer::affordable(PlanRequest wanted, const Pace& pace) const {
  if (!pace.slow) return wanted;
  if (plan_ && made_.subject == subject_ && made_.view.projection == goal_.projection &&
      made_.view.page == goal_.page) {
    const Affine change = goal_.to_page * made_.view.to_page.inverse();
    const Point middle{goal_.page.width / 2, goal_.page.height / 2};
    const Point shift = change(middle) - middle;
    const double zoom = change.magnification();
    if (zoom < 1.6 && zoom > 0.8 && std::abs(shift.x) < middle.x / 3 && std::abs(shift.y) < middle.y / 3)
      return std::nullopt;
  }
  if (pace.stretches) wanted.view.scale *= coarse;
  return wanted;
}

void Viewer::update(const compose::Theme& theme, const compose::Options& options, const Pace& pace,
                    Seconds wall) {
  // A fade begins when both of its pictures are there.
  if (fading() && !(made_.ends && made_.ends->to == goal_)) move_->start = wall;
  if (move_ && share_of_move(wall) >= 1) {
    move_.reset();
    if (next_goal_) look(*std::exchange(next_goal_, std::nullopt), Motion::glide, wall);
  }
  if (below_ && wall - fade_start_ >= fade_time) below_.reset();
  wanted_ = {subject_, theme, goal_, options};
  if (ends_) {
    // A moving camera's plans omit the fine map, which fades in once the camera stops.
    wanted_.options.finest = data::Detail::medium;
    wanted_.ends = ends_;
    wanted_.ends->from_options.finest = data::Detail::medium;
    if (!plan_ || made_ != wanted_) quick_.ask(wanted_);
    take(quick_, patience, wall);
    take(fine_, std::chrono::milliseconds(0), wall);
    settled_ = plan_ && made_ == wanted_;
    return;
  }
  PlanRequest quick = wanted_;
  quick.options.finest = data::Detail::medium;
  if (fading()) {
    quick.view = now(wall);
    quick.ends = {move_->from, goal_, quick.options, way_of_move(wall), 0};
  } else if (move_) {
    // What takes long to draw is drawn once a step, for its end; until then the last picture is stretched.
    if (!pace.slow || move_->motion == Motion::glide) quick.view = now(wall);
    if (move_->motion == Motion::glide) quick.options.layers = calm(options.layers);
  }
  const bool follows = by_hand(wall) || move_;
  // With the fine map on the screen, a new theme or language also waits for its fine map.
  if (!(fine_at_goal() && quick.view == goal_)) {
    const auto request = by_hand(wall) ? affordable(quick, pace) : std::optional(quick);
    if (request && !(plan_ && made_ == *request)) quick_.ask(*request);
  }
  take(quick_, patience, wall);
  if (!follows && wants_fine() && plan_ && made_.view == goal_ && made_ != wanted_) fine_.ask(wanted_);
  take(fine_, std::chrono::milliseconds(0), wall);
  PlanRequest known = made_;
  if (!wants_fine()) known.options.finest = wanted_.options.finest;
  settled_ = plan_ && !follows && known == wanted_;
}

void Viewer::take(PlanMaker& maker, std::chrono::milliseconds wait, Seconds wall) {
  auto made = maker.take(wait);
  if (!made) return;
  if (!made->shot.plan) {
    problem_ = made->problem;
    move_.reset();
    return;
  }
  const bool stale =
      &maker == &fine_ ? made->request != wanted_ : fine_at_goal() && made->request.view == goal_ && !ends_;
  if (stale) return;
  const bool same_view = plan_ && made_.subject == made->request.subject &&
                         made_.view == made->request.view && !made_.ends && !made->request.ends;
  if (same_view && made_ == made->request) return;
  below_ = same_view ? plan_ : nullptr;
  fade_start_ = wall;
  shot_ = std::move(made->shot);
  plan_ = shot_.plan;
  made_ = std::move(made->request);
}

Viewer::Showing Viewer::showing(Seconds wall) const {
  const bool gliding = move_ && move_->motion == Motion::glide;
  const bool as_made = plan_ && (gliding || ends_ || made_.ends);
  Showing result{plan_, shot_, as_made ? plan_->view() : now(wall), nullptr, 1};
  const double share = (wall - fade_start_).value / fade_time.value;
  if (below_ && share < 1) result.below = below_, result.share = eased(Easing::in_out, share);
  return result;
}

bool Viewer::wants_fine() const {
  return compose::detail_for(goal_) == data::Detail::high ||
         (goal_.scale > 1 && plan_ && compose::drawn_as(*plan_) == scenario::RoutesAs::density);
}

bool Viewer::fine() const { return plan_ && !made_.options.finest; }

bool Viewer::fine_at_goal() const { return fine() && made_.view == goal_ && made_.subject == subject_; }

bool Viewer::at_rest() const { return settled_ && !quick_.busy() && !fine_.busy() && !below_; }

}  // namespace homebound::viewing
