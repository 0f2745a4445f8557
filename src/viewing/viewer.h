// What the window shows at each moment: the camera's view, reached by a glide where it jumps, and plans for
// it that fade into one another where only the detail changes.
#pragma once

#include <memory>
#include <optional>

#include "compose/picture/plan.h"
#include "viewing/plan_maker.h"

namespace homebound::viewing {

class Viewer {
 public:
  Viewer(PlanSubject subject, compose::View first);
  // Switches to another document or to an edited one; its picture appears once its plan is made.
  void open(PlanSubject subject) { subject_ = std::move(subject); }

  // How a new view is reached: at once, following the hand; in a short step, as for the wheel; or in a glide,
  // also from one projection to another. Maps that compose::fades_into() tells of fade instead, as in films.
  enum class Motion { cut, step, glide };
  void look(compose::View goal, Motion motion, Seconds wall);
  // Sets the view of a story's moving camera, valid until the next look().
  void pass(const compose::View& now, compose::ShotOrder::Ends ends);
  bool passing() const { return ends_.has_value(); }
  const compose::View& goal() const { return goal_; }

  // How drawing keeps up with the hand.
  struct Pace {
    bool slow = false;       // a new view takes too long to follow it
    bool stretches = false;  // a smaller picture that OpenGL enlarges takes less
  };
  // Requests the plans needed now and takes finished ones.
  void update(const compose::Theme& theme, const compose::Options& options, const Pace& pace, Seconds wall);
  // Returns once why a plan could not be made; nullopt otherwise.
  std::optional<Text> take_problem() { return std::exchange(problem_, std::nullopt); }

  struct Showing {
    std::shared_ptr<const compose::Plan> plan;   // null before the first is made
    compose::Shot shot;                          // made with that plan
    compose::View view;                          // the view in which the plan's picture is shown
    std::shared_ptr<const compose::Plan> below;  // the plan over which it fades in, of the same view
    double share = 1;                            // opacity of the plan, 0..1
  };
  Showing showing(Seconds wall) const;

  // Returns the full plan if it is that of the goal, else null.
  const compose::Plan* current() const { return settled_ ? plan_.get() : nullptr; }
  // Returns whether the view is still moving.
  bool on_the_way(Seconds wall) const { return share_of_move(wall) < 1 || next_goal_; }
  // Returns whether the plan shown has the finest map.
  bool fine() const;
  // Returns whether nothing on the screen will change by itself.
  bool at_rest() const;

 private:
  struct Move {
    compose::View from;
    Motion motion;
    Seconds start;
  };
  double share_of_move(Seconds wall) const;
  double way_of_move(Seconds wall) const;  // 0..1, eased
  bool fading() const;                     // no map lies between both ends of the move
  compose::View now(Seconds wall) const;
  bool by_hand(Seconds wall) const;
  // Whether a plan without Options::finest would differ at the goal.
  bool wants_fine() const;
  bool fine_at_goal() const;
  std::optional<PlanRequest> affordable(PlanRequest wanted, const Pace& pace) const;
  void take(PlanMaker& maker, std::chrono::milliseconds wait, Seconds wall);

  PlanSubject subject_;
  compose::View goal_;
  std::optional<Move> move_;
  std::optional<compose::View> next_goal_;  // follows the glide in progress
  Seconds last_cut_{-1e9};

  PlanMaker quick_, fine_;  // separate, so that slow plans do not delay those that follow the hand
  PlanRequest wanted_;      // the full plan at the goal
  std::shared_ptr<const compose::Plan> plan_, below_;
  compose::Shot shot_;  // made with plan_
  std::optional<compose::ShotOrder::Ends> ends_;
  PlanRequest made_;
  Seconds fade_start_{-1e9};
  bool settled_ = false;
  std::optional<Text> problem_;
};

}  // namespace homebound::viewing
