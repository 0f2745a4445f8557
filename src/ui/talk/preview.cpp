#include "ui/talk/preview.h"

#include <cmath>
#include <utility>

#include <epoxy/gl.h>

#include "compose/framing/story_view.h"
#include "compose/picture/compose.h"
#include "viewing/view.h"

namespace homebound::ui {

void Preview::ask(const session::Session& session, const Of& of, std::optional<double> second, double width) {
  if (!second) {
    asked_.reset(), shot_ = {};
    return;
  }
  if (!asked_ || asked_->second != *second || asked_->request.subject != of.subject || width_ != width ||
      page_ != of.page) {
    const std::size_t scene = session.document.timeline->story.stretch_at(*second);
    const compose::Reserved reserved = compose::reserved_for(session::layers_in(session, scene), of.theme);
    const compose::StoryViews views(*of.subject.timeline, viewing::framing_of(session.home, reserved),
                                    of.page, width / of.page.width);
    compose::ShotOrder order =
        compose::order(views, *second, [&](std::size_t i) { return viewing::options_of(session, i); });
    asked_ = {{of.subject, of.theme, order.view, order.options, order.ends}, *second};
    width_ = width, page_ = of.page;
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
  const int height = static_cast<int>(std::lround(width_ * page_.height / page_.width));
  renderer_.draw(compose::compose(shot_, timeline::evaluate_story(timeline, made_for_)), width_ / page_.width,
                 width, height);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  renderer_.show(0, window_height, {left, top, left + width, top + height});
}

}  // namespace homebound::ui
