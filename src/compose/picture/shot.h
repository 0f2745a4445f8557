// One moment of a story as it is drawn: what stands still, or is on its way between two scenes' views.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/recent.h"
#include "compose/framing/story_view.h"
#include "compose/picture/plan.h"

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

// What a shot shows: the view now, and while the camera moves or details fade, those at both ends of the way.
struct ShotOrder {
  View view;
  Options options;  // of the end that the camera comes to
  struct Ends {
    View from, to;
    Options from_options;
    double way = 0, detail = 1;
    bool operator==(const Ends&) const = default;
  };
  std::optional<Ends> ends;
  bool operator==(const ShotOrder&) const = default;
};
ShotOrder order(const StoryViews& views, double second,
                const std::function<Options(std::size_t scene)>& options);

// Makes shots and keeps the plans of the scenes told last.
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
