#include "viewing/steering.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "compose/map/user_layer_files.h"
#include "viewing/view.h"

namespace homebound::viewing {
namespace {

PlanSubject subject_of(const session::Document& document) {
  return {document.timeline, compose::UserLayers::read(*document.timeline->scenario)};
}

}  // namespace

Steering::Steering(const session::Session& session)
    : subject_(subject_of(session.document)), viewer_(subject_, {}) {
  tell_of_layers();
}

void Steering::begin(const session::Camera& camera) {
  framed_ = std::async(std::launch::async, [camera, timeline = subject_.timeline] {
    return view_of(camera, *timeline, {1280, 720}, 1);
  });
}

void Steering::tell_of_layers() {
  if (!subject_.layers) return;
  for (const Diagnostic& d : subject_.layers->warnings())
    problems_.push_back(d.line > 0 ? told("Line {}: {}", "第{}行：{}", d.line, d.message) : d.message);
}

void Steering::choose_motion(const session::Command& command) {
  if (std::holds_alternative<session::PanBy>(command) || std::holds_alternative<session::TurnTo>(command))
    motion_ = Viewer::Motion::cut;
  else
    motion_ = std::holds_alternative<session::ZoomAt>(command) ? Viewer::Motion::step : Viewer::Motion::glide;
}

// Opens the document's present state; layer files are read again only when it names others.
bool Steering::open(const session::Document& document) {
  if (document.timeline == subject_.timeline) return false;
  const scenario::Scenario &now = *document.timeline->scenario, &before = *subject_.timeline->scenario;
  try {
    if (now.user_layers != before.user_layers || now.callouts != before.callouts || now.zone != before.zone)
      subject_ = subject_of(document), tell_of_layers();
    else
      subject_.timeline = document.timeline;
  } catch (const Error& e) {
    problems_.push_back(e.message());
    subject_ = {document.timeline, nullptr};
  }
  viewer_.open(subject_);
  views_.reset();
  return true;
}

void Steering::steer(session::Session& session, const compose::Theme& theme, const Pages& pages,
                     const Viewer::Pace& pace, Seconds wall) {
  if (framed_.valid()) framed_.get();
  edited_ = open(session.document) || edited_;
  const auto& [page, scale] = pages.now;
  const compose::View& goal = viewer_.goal();
  const bool other_page = page != goal.page || scale != goal.scale;
  const double second = session::second(session, wall);
  const std::size_t scene = session.document.timeline->story.stretch_at(second);
  const compose::Reserved reserved = compose::reserved_for(session::layers_in(session, scene), theme);
  const bool more_or_less = reserved != reserved_;
  reserved_ = reserved;
  if (held_ && !other_page) {
    // The view changes only when the hand lets go.
  } else if (session::follows_story(session)) {
    edited_ = false;
    if (more_or_less) views_.reset();
    follow(session, pages, second, wall);
  } else if (session.look.escorts && session.look.focus) {
    edited_ = false;
    views_.reset();
    escort(session, pages, wall);
  } else if (session.look.camera != camera_ || other_page || more_or_less || edited_ || views_) {
    edited_ = false;
    // The framing jumps although the camera is the same.
    const bool jumps = !other_page && session.look.camera == camera_;
    views_.reset();
    look_through(session, pages,
                 other_page ? Viewer::Motion::cut
                 : jumps    ? Viewer::Motion::glide
                            : motion_,
                 wall);
  }
  escorts_ = session.look.escorts;
  viewer_.update(theme, options_of(session, scene), pace, wall);
  if (auto problem = viewer_.take_problem()) problems_.push_back(*std::move(problem));
}

// Follows the story's cameras scene by scene, gliding in between as the story's clock says, and in a glide of
// the window's own where the story's second jumps.
void Steering::follow(const session::Session& session, const Pages& pages, double second, Seconds wall) {
  const auto& [page, scale] = pages.whole;
  const bool first = !views_ || page != views_->home().page || scale != views_->home().scale;
  const bool other_page = pages.now.page != viewer_.goal().page || pages.now.scale != viewer_.goal().scale;
  if (first) views_.emplace(*subject_.timeline, framing_of(session.home, reserved_), page, scale);
  camera_ = session.look.camera;
  compose::ShotOrder order =
      compose::order(*views_, second, [&](std::size_t scene) { return options_of(session, scene); });
  order.view = on_page(order.view, pages.now);
  if (order.ends) {
    order.ends->from = on_page(order.ends->from, pages.now);
    order.ends->to = on_page(order.ends->to, pages.now);
  }
  const bool continues = std::abs(second - last_second_) < 0.5;
  last_second_ = second;
  if (order.ends && (continues || other_page))
    viewer_.pass(order.view, *order.ends);
  else if (order.view != viewer_.goal() || first || viewer_.passing())
    viewer_.look(order.view, other_page || continues ? Viewer::Motion::cut : Viewer::Motion::glide, wall);
}

compose::View Steering::seen_by(const session::Camera& camera, const Pages& pages) {
  const auto& [page, scale] = pages.whole;
  compose::View view =
      on_page(framing_.view_of(camera, subject_.timeline, page, scale, reserved_), pages.now);
  if (camera.aim) view.to_page = session::to_page(*camera.aim, pages.now.page), view.extent.reset();
  return view;
}

// Follows a flight, beginning with a glide.
void Steering::escort(const session::Session& session, const Pages& pages, Seconds wall) {
  const bool begins = !escorts_ || camera_ != session.look.camera;
  const session::Camera camera = session::camera_at(session, shown_by(viewer_.goal()), wall);
  const compose::View view = seen_by(camera, pages);
  camera_ = session.look.camera;
  if (view == viewer_.goal()) return;
  const bool other_page = pages.now.page != viewer_.goal().page || pages.now.scale != viewer_.goal().scale;
  viewer_.look(view, begins && !other_page ? Viewer::Motion::glide : Viewer::Motion::cut, wall);
}

void Steering::look_through(session::Session& session, const Pages& pages, Viewer::Motion motion,
                            Seconds wall) {
  camera_ = session.look.camera;
  try {
    viewer_.look(seen_by(camera_, pages), motion, wall);
  } catch (const Error& e) {
    problems_.push_back(e.message());
    session.look.camera = camera_ = session.home;
    viewer_.look(seen_by(camera_, pages), motion, wall);
  }
}

}  // namespace homebound::viewing
