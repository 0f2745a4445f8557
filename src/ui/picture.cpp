#include "ui/picture.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <epoxy/gl.h>

namespace homebound::ui {
namespace {

int pixel(double v) { return static_cast<int>(std::lround(std::clamp(v, -1e5, 1e5))); }

bool is_of(const compose::View& view, const session::Shown& shown, double scale) {
  return view.page == shown.page && view.scale == scale && view.to_page == shown.to_page &&
         view.projection == shown.projection;
}

void scissor(const Rect& r, int window_height) {
  glScissor(pixel(r.left), window_height - pixel(r.bottom), pixel(r.width()), pixel(r.height()));
}

}  // namespace

Picture::Picture() {
  glGenTextures(1, &texture_);
  glGenFramebuffers(1, &framebuffer_);
}

Picture::~Picture() {
  glDeleteFramebuffers(1, &framebuffer_);
  glDeleteTextures(1, &texture_);
}

// As large as the window and at the same origin in it, so that the renderer's layers serve both.
void Picture::snapshot(const std::shared_ptr<const compose::Plan>& plan, const timeline::FrameState& state,
                       std::optional<std::size_t> focus, const Place& place) {
  const double fineness = plan->view().scale / place.scale;
  const Taken wanted{plan,
                     state.t,
                     focus,
                     pixel(place.width * fineness),
                     pixel(place.height * fineness),
                     Point{-place.map.left, -place.map.top} * fineness};
  if (wanted == taken_) return;
  if (wanted.width != taken_.width || wanted.height != taken_.height) {
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, wanted.width, wanted.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  }
  taken_ = wanted;
  renderer_.draw(compose::compose(*plan, state, {focus}), plan->view().scale, framebuffer_, wanted.width,
                 wanted.height, wanted.origin);
}

void Picture::draw(const std::shared_ptr<const compose::Plan>& plan, const timeline::FrameState& state,
                   std::optional<std::size_t> focus, const session::Shown& shown, const Place& place,
                   Colour page) {
  if (plan && is_of(plan->view(), shown, place.scale)) {
    renderer_.draw(compose::compose(*plan, state, {focus}), place.scale, 0, place.width, place.height,
                   {-place.map.left, -place.map.top});
    return;
  }
  if (plan) snapshot(plan, state, focus, place);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
  glEnable(GL_SCISSOR_TEST);
  scissor(place.map, place.height);
  glClearColor(page.r, page.g, page.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  if (plan) {
    // The page then -> the page now; another projection's picture stays where it is.
    const compose::View& view = plan->view();
    const Affine change =
        view.projection == shown.projection ? shown.to_page * view.to_page.inverse() : Affine{};
    const Point from = change({0, 0}) * place.scale,
                to = change({view.page.width, view.page.height}) * place.scale;
    const Point origin = taken_.origin * -1;
    const auto down = [&](double y) { return place.height - pixel(place.map.top + y); };
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
    glBlitFramebuffer(
        pixel(origin.x), taken_.height - pixel(origin.y), pixel(origin.x + view.page.width * view.scale),
        taken_.height - pixel(origin.y + view.page.height * view.scale), pixel(place.map.left + from.x),
        down(from.y), pixel(place.map.left + to.x), down(to.y), GL_COLOR_BUFFER_BIT, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
  }
  glDisable(GL_SCISSOR_TEST);
}

}  // namespace homebound::ui
