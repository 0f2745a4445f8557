// Draws any moment of an export request.
#pragma once

#include <future>

#include "compose/picture/compose.h"
#include "compose/picture/shot.h"
#include "compose/view/theme.h"
#include "exporting/request.h"

namespace homebound::exporting {

// Makes drawings for a request. It caches plans between moments, which does not affect the drawings. Use it
// from one thread at a time.
class Studio {
 public:
  // Throws UsageError for a size or scale out of range, Error for an unknown theme or projection.
  Studio(const Request& request, std::shared_ptr<const timeline::Timeline> timeline);

  struct Picture {
    drawing::Drawing drawing;
    std::shared_ptr<const compose::Plan> plan;
    bool passing = false;  // the camera is on its way: its view is that of no other moment
    double scale() const { return plan->view().scale; }  // pixels per page unit
  };
  Picture at(StorySecond second);
  // The same, of a second that has been evaluated: several studios draw it.
  Picture at(StorySecond second, const timeline::FrameState& state);
  Picture at(Instant t);
  // Draws a second of the story as at() does, but for print: without the pace of time.
  Picture printed(StorySecond second);

  // Returns what is seen of the map at a second.
  compose::View view(StorySecond second) const { return views_.at(second.value).view; }

  const timeline::Timeline& timeline() const { return *timeline_; }
  std::string title() const;  // the scenario's, in the picture's language

 private:
  compose::Options in_scene(std::size_t scene) const;
  compose::Shot shot_at(StorySecond second);
  Picture drawn(const compose::Shot& shot, const timeline::FrameState& state) const;

  std::shared_ptr<const timeline::Timeline> timeline_;
  std::future<void> ahead_;  // of the map, while views are framed
  Size pixels_;
  compose::Options options_;
  compose::Emphasis emphasis_;
  std::vector<scenario::LayerSwitch> switches_;
  compose::Theme theme_;
  compose::StoryViews views_;
  std::shared_ptr<const compose::UserLayers> layers_;
  compose::ShotMaker shots_;
};

}  // namespace homebound::exporting
