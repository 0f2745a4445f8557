// What lies under the panels: the map with its picture, and the panels' ground.
#pragma once

#include <memory>

#include "session/session.h"
#include "viewing/picture.h"

namespace homebound::ui {

class Canvas {
 public:
  // Draws into the window. `page` fills what the picture leaves of the map, `ground` lies around it.
  void draw(const session::Session& session, const viewing::Viewer& viewer, Seconds wall,
            const viewing::Place& place, Colour page, Colour ground);
  // Drawing a new view takes too long to follow the hand.
  bool slow() const;

 private:
  viewing::Picture picture_;                    // needs a current OpenGL context
  std::shared_ptr<const compose::Plan> drawn_;  // last
  double first_drawing_ = 0;                    // milliseconds, of the last view that was new
};

}  // namespace homebound::ui
