// The cameras of a story: a view for each scene, worked out once for a page, and the view at any second.
#pragma once

#include "compose/view/view.h"
#include "timeline/timeline.h"

namespace homebound::compose {

// A scene's camera that only says what to show looks at the map of the whole story from nearer or farther;
// one that names a projection or a centre is a map of its own. In the first `glide` seconds of a scene the
// view comes from that of the scene before: it stands still while details fade out, moves, and stands while
// those of the new view fade in. All of it follows from the second alone.
class StoryViews {
 public:
  // `home`: how the scenario is framed without scenes; without `cameras` it stays so in all of them.
  StoryViews(const timeline::Timeline& timeline, const Framing& home, Size page, double scale,
             bool cameras = true);
  // The same view in all scenes.
  StoryViews(const timeline::Timeline& timeline, const View& view);

  struct Look {
    std::size_t from = 0, to = 0;  // scenes; the same while nothing changes
    double way = 0;                // 0..1 from one view to the other
    double detail = 1;             // 0..1, how much shows of labels and aids that only one of the views has
    bool still() const { return from == to; }
    bool operator==(const Look&) const = default;
  };
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
