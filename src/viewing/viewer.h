// What the window looks at, moment by moment: the view that the session's camera asks for, reached by a glide
// where it jumps, and the plans of it, one fading into the next where only the detail changes.
#pragma once

#include <memory>
#include <optional>

#include "compose/picture/plan.h"
#include "viewing/plan_maker.h"

namespace homebound::viewing {

class Viewer {
 public:
  Viewer(PlanSubject subject, compose::View first);
  // Another document, or the same one edited; its picture follows when it is made.
  void open(PlanSubject subject) { subject_ = std::move(subject); }

  // How a new view is reached: at once, as it follows the hand; in a short step, as of the wheel; or in a
  // glide that leads from one projection to the other.
  enum class Motion { cut, step, glide };
  void look(compose::View goal, Motion motion, Seconds wall);
  // Where a story's camera is on its way, from now until the next look().
  void pass(const compose::View& now, compose::ShotOrder::Ends ends);
  bool passing() const { return ends_.has_value(); }
  const compose::View& goal() const { return goal_; }

  // Asks for the plans that are wanted now and takes what has been made. `slow`: drawing a new view takes too
  // long to follow the hand in full resolution.
  void update(const compose::Theme& theme, const compose::Options& options, bool slow, Seconds wall);
  // Why a plan could not be made, once.
  std::optional<Message> take_problem() { return std::exchange(problem_, std::nullopt); }

  struct Showing {
    std::shared_ptr<const compose::Plan> plan;   // none before the first is made
    compose::Shot shot;                          // with that plan
    compose::View view;                          // where the plan's picture belongs
    std::shared_ptr<const compose::Plan> below;  // of the same view: what the plan fades in over
    double share = 1;                            // of the plan
  };
  Showing showing(Seconds wall) const;

  // The plan in full, if it is that of the goal.
  const compose::Plan* current() const { return settled_ ? plan_.get() : nullptr; }
  // Between two views.
  bool on_the_way(Seconds wall) const { return share_of_move(wall) < 1 || next_goal_; }
  // The plan shown has the finest map.
  bool fine() const;
  // Nothing will change on the screen by itself.
  bool at_rest() const;

 private:
  struct Move {
    compose::View from;
    Motion motion;
    Seconds start;
  };
  double share_of_move(Seconds wall) const;
  compose::View now(Seconds wall) const;
  bool by_hand(Seconds wall) const;
  bool fine_at_goal() const;
  std::optional<PlanRequest> affordable(PlanRequest wanted) const;
  void take(PlanMaker& maker, std::chrono::milliseconds wait, Seconds wall);

  PlanSubject subject_;
  compose::View goal_;
  std::optional<Move> move_;
  std::optional<compose::View> next_goal_;  // after the glide that is on its way
  Seconds last_cut_{-1e9};

  PlanMaker quick_, fine_;  // what takes long must not hold up what follows the hand
  PlanRequest wanted_;      // in full, at the goal
  std::shared_ptr<const compose::Plan> plan_, below_;
  compose::Shot shot_;  // of plan_
  std::optional<compose::ShotOrder::Ends> ends_;
  PlanRequest made_;
  Seconds fade_start_{-1e9};
  bool settled_ = false;
  std::optional<Message> problem_;
};

}  // namespace homebound::viewing
