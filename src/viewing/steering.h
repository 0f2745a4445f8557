// Keeps the viewer on the session's camera, whether moved by hand or by the story's scenes.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "compose/framing/story_view.h"
#include "compose/view/page.h"
#include "session/session.h"
#include "viewing/view.h"
#include "viewing/viewer.h"

namespace homebound::viewing {

class Steering {
 public:
  // Until it first steers, the viewer has no view.
  explicit Steering(const session::Session& session);

  // Begins on a thread what the first steer() waits for. Call it when the window is on the screen: until
  // then the processors have enough to do.
  void begin(const session::Camera& camera);
  // Chooses the motion by which the view that a command asks for is reached.
  void choose_motion(const session::Command& command);
  // The page of the map, and the page that it would have without the panels below it: the views are framed
  // for that one, so that a panel that opens changes nothing of what is seen.
  struct Pages {
    compose::PageSetup now, whole;
  };
  // Brings the viewer to the camera's view. A camera that cannot be drawn goes home.
  void steer(session::Session& session, const compose::Theme& theme, const Pages& pages,
             const Viewer::Pace& pace, Seconds wall);
  const PlanSubject& subject() const { return subject_; }
  // Keeps the map still while a part of the document is dragged on it.
  void hold(bool held) { held_ = held; }
  const Viewer& viewer() const { return viewer_; }
  // Returns the problems since the last call.
  std::vector<Text> take_problems() { return std::exchange(problems_, {}); }

 private:
  bool open(const session::Document& document);  // returns whether the document changed
  void tell_of_layers();                         // adds the warnings about layer files to the problems
  compose::View seen_by(const session::Camera& camera, const Pages& pages);
  void follow(const session::Session& session, const Pages& pages, double second, Seconds wall);
  void escort(const session::Session& session, const Pages& pages, Seconds wall);
  void look_through(session::Session& session, const Pages& pages, Viewer::Motion motion, Seconds wall);

  PlanSubject subject_;
  KeptFraming framing_;
  // A first framing, which finds and reads the fonts of a picture, and meets what is wrong with the camera.
  std::future<compose::View> framed_;
  Viewer viewer_;
  Viewer::Motion motion_ = Viewer::Motion::cut;  // for the last command
  session::Camera camera_;                       // the camera that the viewer shows
  std::optional<compose::StoryViews> views_;     // set while it follows the story's cameras
  bool escorts_ = false;                         // whether the last frame escorted a flight
  bool held_ = false, edited_ = false;           // `edited_`: an edit while held, to be shown afterwards
  double last_second_ = 0;
  compose::Reserved reserved_;  // what there is room for
  std::vector<Text> problems_;
};

}  // namespace homebound::viewing
