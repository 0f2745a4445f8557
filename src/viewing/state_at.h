// The state of a timeline at a second, kept while neither changes: a table of many rows is not evaluated anew
// for each frame of a view that moves while the story stands still.
#pragma once

#include <memory>
#include <utility>

#include "timeline/timeline.h"

namespace homebound::viewing {

class StateAt {
 public:
  // The caller may set what only it knows, such as the clock's speed.
  timeline::FrameState& of(std::shared_ptr<const timeline::Timeline> timeline, double second) {
    if (timeline != timeline_ || second != second_) {
      state_ = timeline::evaluate_story(*timeline, second);
      timeline_ = std::move(timeline), second_ = second;
    }
    return state_;
  }

 private:
  std::shared_ptr<const timeline::Timeline> timeline_;
  double second_ = 0;
  timeline::FrameState state_;
};

}  // namespace homebound::viewing
