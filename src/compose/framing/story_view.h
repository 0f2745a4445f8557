// The cameras of a story: one view per scene, computed once for a page, and the view at any second.
#pragma once

#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// A scene's camera that only names a subject moves and scales the map of the whole story; one that names a
// projection or a centre gets its own map. During the first `glide` seconds of a scene the view comes from
// the previous scene: details fade out, the camera moves, then the details of the new view fade in.
// Everything is a function of the second alone.
class StoryViews {
 public:
  // `home` is the scenario's framing without scenes. Without `cameras`, all scenes keep it.
  StoryViews(const timeline::Timeline& timeline, const Framing& home, Size page, double scale,
             bool cameras = true);
  // Uses the same view in all scenes.
  StoryViews(const timeline::Timeline& timeline, const View& view);

  struct Look {
    std::size_t from = 0, to = 0;  // scene indices; equal while nothing changes
    double way = 0;                // 0..1, eased, between the two views
    double detail = 1;             // 0..1, opacity of labels and aids that only one of the views has
    bool still() const { return from == to; }
    bool operator==(const Look&) const = default;
  };
  // Returns the scenes and the progress between them at a story second.
  Look look(double second) const;
  View view(const Look& look) const;
  const View& of_scene(std::size_t scene) const { return views_[scene]; }
  const View& home() const { return home_; }

 private:
  timeline::StoryClock clock_;
  View home_;
  std::vector<View> views_;
};

}  // namespace homebound::compose
