#include "ui/talk/preview.h"

#include <cmath>
#include <utility>

#include <epoxy/gl.h>

#include "compose/framing/story_view.h"
#include "compose/picture/compose.h"
#include "viewing/view.h"

namespace homebound::ui {

void Preview::ask(const session::Session& session, const viewing::PlanSubject& subject,
                  const compose::Theme& theme, std::optional<double> second, double width) {
  if (!second) {
    asked_.reset(), shot_ = {};
    return;
  }
  if (!asked_ || asked_->second != *second || asked_->request.subject != subject || width_ != width) {
    const std::size_t scene = session.document.timeline->story.stretch_at(*second);
    const compose::Reserved reserved = compose::reserved_for(session::layers_in(session, scene));
    const compose::StoryViews views(*subject.timeline, viewing::framing_of(session.home, reserved), page,
                                    width / page.width);
    compose::ShotOrder order =
        compose::order(views, *second, [&](std::size_t i) { return viewing::options_of(session, i); });
    asked_ = {{subject, theme, order.view, order.options, order.ends}, *second};
    width_ = width;
    plans_.ask(asked_->request);
  }
  auto made = plans_.take(std::chrono::milliseconds(0));
  if (!made || !made->shot.plan || made->request != asked_->request) return;
  shot_ = std::move(made->shot);
  made_for_ = asked_->second;
}

void Preview::draw(const timeline::Timeline& timeline, int window_height, int left, int top) {
  if (!shot_.plan) return;
  const int width = static_cast<int>(std::lround(width_));
  const int height = static_cast<int>(std::lround(width_ * page.height / page.width));
  renderer_.draw(compose::compose(shot_, timeline::evaluate_story(timeline, made_for_)), width_ / page.width,
                 width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  renderer_.show(0, window_height, {left, top, left + width, top + height});
}

}  // namespace homebound::ui
