// Small pictures of a story's scenes, as its own cameras see them: the map with its routes, and cards, but no
// words that would be too small to read.
#pragma once

#include <optional>
#include <vector>

#include "compose/framing/story_view.h"
#include "compose/picture/shot.h"
#include "drawing/drawing.h"
#include "session/session.h"
#include "viewing/plan_maker.h"

namespace homebound::viewing {

// Draws pictures of a story as it is at one time. Any thread may use it, one at a time.
class Thumbnails {
 public:
  // `width`: of the pictures, pixels.
  Thumbnails(PlanSubject subject, compose::Theme theme, const session::Session& session, int width);
  // Returns the picture of a second. Throws what the plan throws.
  drawing::Pixels at(double second);

  static constexpr Size page{960, 540};  // page units, so that lines are not too fine

 private:
  PlanSubject subject_;
  compose::Theme theme_;
  compose::Framing home_;
  std::vector<compose::Options> options_;  // of each scene
  double scale_;
  std::optional<compose::StoryViews> views_;  // made with the first picture
  std::optional<compose::ShotMaker> shots_;
};

}  // namespace homebound::viewing
