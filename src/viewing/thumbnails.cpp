#include "viewing/thumbnails.h"

#include <algorithm>
#include <utility>

#include "compose/picture/compose.h"
#include "render/gl/offscreen.h"
#include "viewing/view.h"

namespace homebound::viewing {
namespace {

compose::Options without_words(compose::Options options) {
  for (const session::Layer words : {&session::Layers::labels,
                                     &session::Layers::cities,
                                     &session::Layers::countries,
                                     &session::Layers::seas,
                                     &session::Layers::graticule_labels,
                                     &session::Layers::title,
                                     &session::Layers::clock,
                                     &session::Layers::totals,
                                     &session::Layers::caption,
                                     &session::Layers::attribution,
                                     &session::Layers::legend,
                                     &session::Layers::scale_bar,
                                     &session::Layers::north,
                                     &session::Layers::inset,
                                     &session::Layers::chart,
                                     &session::Layers::footnotes,
                                     &session::Layers::counters,
                                     &session::Layers::bars,
                                     &session::Layers::cumulative,
                                     &session::Layers::ranking,
                                     &session::Layers::callouts,
                                     &session::Layers::people})
    options.layers.*words = false;
  options.beside = nullptr;
  return options;
}

}  // namespace

Thumbnails::Thumbnails(PlanSubject subject, compose::Theme theme, const session::Session& session, int width)
    : subject_(std::move(subject)),
      theme_(std::move(theme)),
      home_(framing_of(session.home, {})),  // without words, nothing is to be left free for them
      scale_(width / page.width) {
  const std::size_t scenes = std::max<std::size_t>(subject_.timeline->story.stretches.size(), 1);
  for (std::size_t i = 0; i < scenes; ++i) options_.push_back(without_words(options_of(session, i)));
}

drawing::Pixels Thumbnails::at(double second) {
  if (!views_) views_.emplace(*subject_.timeline, home_, page, scale_);
  if (!shots_) shots_.emplace(compose::World::shipped(), subject_.timeline, subject_.layers);
  const auto order = compose::order(
      *views_, second, [&](std::size_t i) { return options_[std::min(i, options_.size() - 1)]; });
  const compose::Shot shot = shots_->make(order, theme_);
  return render::draw_offscreen(compose::compose(shot, timeline::evaluate_story(*subject_.timeline, second)),
                                scale_);
}

}  // namespace homebound::viewing
