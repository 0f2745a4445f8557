// One moment of a story as it is drawn: a fixed view, or a transition between two scenes' views.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/recent.h"
#include "compose/framing/story_view.h"
#include "compose/picture/plan.h"

namespace homebound::compose {

// A drawable moment. While the camera moves, only routes, callouts, marks and the names of the scenario's
// places move with it; each name moves from its position in one plan to its position in the other. Other
// labels and the map aids fade out before the move and in after it.
struct Shot {
  std::shared_ptr<const Plan> plan;  // of the current view; where two maps fade, of the nearer one
  std::shared_ptr<const Plan> from,
      to;                             // of the two scenes; null while the camera and details are at rest
  double way = 0;                     // 0..1 from `from` to `to`
  double detail = 1;                  // opacity (0..1) of what only `plan` shows
  std::shared_ptr<const Plan> below;  // of the scene before in this view, which fades out; null: none does
  bool passing() const { return from && way > 0 && way < 1; }  // it is between two views
};

// The contents of a shot: the current view, and during a transition the views at both ends of it.
struct ShotOrder {
  View view;
  Options options;  // of the scene that the camera moves to
  struct Ends {
    View from, to;
    Options from_options;
    double way = 0, detail = 1;
    bool operator==(const Ends&) const = default;
  };
  std::optional<Ends> ends;
  std::optional<Options> below;  // of the scene before, which was seen in the same view and fades out
  bool operator==(const ShotOrder&) const = default;
};
ShotOrder order(const StoryViews& views, double second,
                const std::function<Options(std::size_t scene)>& options);

// Makes shots and caches the three most recent plans.
class ShotMaker {
 public:
  ShotMaker(std::shared_ptr<const World> world, std::shared_ptr<const timeline::Timeline> timeline,
            std::shared_ptr<const UserLayers> layers);

  Shot make(const ShotOrder& order, const Theme& theme);

 private:
  std::shared_ptr<const Plan> plan(const Theme& theme, const View& view, const Options& options);

  std::shared_ptr<const World> world_;
  std::shared_ptr<const timeline::Timeline> timeline_;
  std::shared_ptr<const UserLayers> layers_;
  struct Key {
    Theme theme;
    View view;
    Options options;
    bool operator==(const Key&) const = default;
  };
  Recent<Key, std::shared_ptr<const Plan>> plans_{3};
};

}  // namespace homebound::compose
