// Keeps the viewer looking where the session's camera does: by hand, or as the story's scenes say.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/framing/story_view.h"
#include "compose/view/page.h"
#include "session/session.h"
#include "viewing/viewer.h"

namespace homebound::viewing {

class Steering {
 public:
  explicit Steering(const session::Session& session);

  // How the view that a command asks for is reached.
  void heed(const session::Command& command);
  // Looks where the camera does. A camera that cannot be drawn goes home. `slow`: as of Viewer::update.
  void steer(session::Session& session, const compose::Theme& theme, const compose::PageSetup& setup,
             bool slow, Seconds wall);
  const PlanSubject& subject() const { return subject_; }
  // While the hand holds something of the document on the map, the map stays where it is.
  void hold(bool held) { held_ = held; }
  const Viewer& viewer() const { return viewer_; }
  // What could not be done since the last call.
  std::vector<Message> take_problems() { return std::exchange(problems_, {}); }

 private:
  bool open(const session::Document& document);  // whether it is another
  void follow(const session::Session& session, Size page, double scale, double second, Seconds wall);
  void escort(const session::Session& session, Size page, double scale, Seconds wall);
  void look_through(session::Session& session, Size page, double scale, Viewer::Motion motion, Seconds wall);

  PlanSubject subject_;
  Viewer viewer_;
  Viewer::Motion motion_ = Viewer::Motion::cut;  // of the last command
  session::Camera camera_;                       // that the viewer follows
  std::optional<compose::StoryViews> views_;     // while it follows the story's
  bool escorts_ = false;                         // a flight, in the frame before
  bool held_ = false, edited_ = false;           // and what was edited meanwhile is looked at afterwards
  double last_second_ = 0;
  bool footnotes_ = false;  // there is room for them
  std::vector<Message> problems_;
};

}  // namespace homebound::viewing
