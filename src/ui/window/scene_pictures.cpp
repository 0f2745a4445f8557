#include "ui/window/scene_pictures.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <utility>

#include <epoxy/gl.h>

#include "scenario/toml/patch.h"

namespace homebound::ui {
namespace {

// The look as far as the story's own cameras show it.
session::Look shown_part(const session::Look& look) {
  session::Look part = look;
  part.camera = {}, part.follows = true, part.focus.reset(), part.escorts = false, part.beside.reset();
  return part;
}

std::shared_ptr<const render::TextureName> texture_of(const drawing::Pixels& pixels) {
  auto texture = std::make_shared<render::TextureName>(render::make_texture(GL_LINEAR, GL_LINEAR));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, pixels.width, pixels.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
               pixels.rgba.data());
  glBindTexture(GL_TEXTURE_2D, 0);
  return texture;
}

}  // namespace

bool ScenePictures::ready() const {
  return job_ && job_->pixels.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

bool ScenePictures::at_rest() const {
  return !watched_ || (!job_ && std::ranges::none_of(pictures_, [](const Picture& p) { return p.due(); }));
}

void ScenePictures::follow(const session::Session& session, const viewing::PlanSubject& subject,
                           const compose::Theme& theme, int width, Seconds wall) {
  watched_ = width > 0;
  if (ready()) take();  // what was drawn is of use when somebody looks again, too
  if (!watched_) return;
  const bool known = common_ && timeline_ == subject.timeline && text_ == session.document.text &&
                     common_->look == shown_part(session.look) && common_->theme == theme &&
                     common_->width == width;
  // The subject follows the session a frame later.
  if (!known && subject.timeline == session.document.timeline) list(session, subject, theme, width);
  if (!job_) draw_next(subject.timeline->story.stretch_at(session::second(session, wall)));
  textures_.clear();
  for (const Picture& p : pictures_) textures_.push_back(p.texture ? **p.texture : 0);
}

void ScenePictures::list(const session::Session& session, const viewing::PlanSubject& subject,
                         const compose::Theme& theme, int width) {
  Common common{"", 0, shown_part(session.look), theme, width};
  if (session.document.text) common.others = scenario::without(*session.document.text, {"scene"});
  if (common_) {
    const bool read_again = text_ == session.document.text && timeline_ != subject.timeline &&
                            common_->look.filter == session.look.filter;
    common.reading = common_->reading + (read_again ? 1 : 0);
  }
  if (!common_ || *common_ != common) common_ = std::make_shared<const Common>(std::move(common));
  text_ = session.document.text, timeline_ = subject.timeline;
  thumbnails_ = std::make_shared<viewing::Thumbnails>(subject, theme, session, width);

  std::vector<scenario::StoryScene> scenes = subject.timeline->scenario->scenes;
  if (scenes.empty()) scenes.resize(subject.timeline->story.stretches.size());  // the whole story
  const std::vector<Picture> before = std::exchange(pictures_, {});
  for (std::size_t i = 0; i < scenes.size(); ++i) {
    const Content wanted{common_, std::move(scenes[i])};
    const auto same = std::ranges::find_if(before, [&](const Picture& p) { return p.tried == wanted; });
    Picture picture{wanted, {}, nullptr};
    if (same != before.end())
      picture.tried = same->tried, picture.texture = same->texture;
    else if (before.size() == scenes.size())
      picture.texture = before[i].texture;  // until it is drawn anew
    pictures_.push_back(std::move(picture));
  }
}

void ScenePictures::take() {
  Job job = *std::exchange(job_, std::nullopt);
  std::shared_ptr<const render::TextureName> texture;
  try {
    texture = texture_of(job.pixels.get());
  } catch (const std::exception&) {  // the map tells what is wrong
  }
  for (Picture& p : pictures_)
    if (p.wanted == job.content) p.tried = p.wanted, p.texture = texture;
}

void ScenePictures::draw_next(std::size_t first) {
  for (std::size_t k = 0; k < pictures_.size(); ++k) {
    const std::size_t i = (first + k) % pictures_.size();
    if (!pictures_[i].due() || i >= timeline_->story.stretches.size()) continue;
    const double second = timeline_->story.stretches[i].middle();
    job_ = {pictures_[i].wanted,
            std::async(std::launch::async, [all = thumbnails_, second] { return all->at(second); })};
    return;
  }
}

}  // namespace homebound::ui
