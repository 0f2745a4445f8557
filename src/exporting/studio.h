// A request made ready to be drawn: any moment of it as a scene.
#pragma once

#include "compose/picture/shot.h"
#include "compose/view/theme.h"
#include "exporting/request.h"

namespace homebound::exporting {

// Keeps plans from one moment to the next; what it draws does not depend on them. One thread at a time.
class Studio {
 public:
  // Throws UsageError for sizes and scales out of range, Error for a theme or projection that there is not.
  Studio(const Request& request, std::shared_ptr<const timeline::Timeline> timeline);

  struct Picture {
    drawing::Drawing drawing;
    std::shared_ptr<const compose::Plan> plan;
    double scale() const { return plan->view().scale; }  // pixels a page unit
  };
  Picture at(StorySecond second);
  Picture at(Instant t);
  // As at a second of the story, but for paper: without how fast time passes.
  Picture printed(StorySecond second);

  const timeline::Timeline& timeline() const { return *timeline_; }
  std::string title() const;  // of the scenario, in its language

 private:
  compose::Options in_scene(std::size_t scene) const;
  compose::Shot shot_at(StorySecond second);

  std::shared_ptr<const timeline::Timeline> timeline_;
  compose::Options options_;
  std::vector<scenario::LayerSwitch> switches_;
  compose::StoryViews views_;
  compose::Theme theme_;
  std::shared_ptr<const compose::UserLayers> layers_;
  compose::ShotMaker shots_;
};

}  // namespace homebound::exporting
