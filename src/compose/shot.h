// One moment of a story as it is drawn: what stands still, or is on its way between two scenes' views.
#pragma once

#include <functional>
#include <list>

#include "compose/story_view.h"

namespace homebound::compose {

// On the way between two views only routes, marks and the names of the scenario's places move along, each
// name from where one plan has it to where the other has it. Other labels and the aids fade out before and in
// after.
struct Shot {
  std::shared_ptr<const Plan> plan;  // of the view now
  std::shared_ptr<const Plan> from,
      to;             // of the two scenes; nothing while the camera stands and nothing fades
  double way = 0;     // 0..1 from one to the other
  double detail = 1;  // of what only `plan` has
};
scene::Scene compose(const Shot& shot, const timeline::FrameState& state, const Emphasis& emphasis = {});

// Makes shots and keeps the plans of the scenes told last.
class ShotMaker {
 public:
  ShotMaker(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline,
            std::shared_ptr<const UserLayers> layers);

  Shot make(const StoryViews& views, const StoryViews::Look& look, const Theme& theme,
            const std::function<Options(std::size_t scene)>& options);

 private:
  std::shared_ptr<const Plan> plan(const Theme& theme, const View& view, const Options& options);

  std::shared_ptr<const World> world_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  std::shared_ptr<const UserLayers> layers_;
  struct Kept {
    Theme theme;
    View view;
    Options options;
    std::shared_ptr<const Plan> plan;
  };
  std::list<Kept> kept_;  // the latest first
};

}  // namespace homebound::compose
