// The canvas under the panels: the map with its picture, and the panels' background.
#pragma once

#include <memory>
#include <optional>

#include "viewing/picture.h"

namespace homebound::ui {

class Canvas {
 public:
  // Draws into the window. `page` fills the part of the map that the picture leaves free, `ground` the rest.
  void draw(const viewing::ScreenView& screen, Colour page, Colour ground);
  // Returns how long drawing takes on this machine.
  viewing::Viewer::Pace pace() const;

 private:
  viewing::Picture picture_;                    // needs a current OpenGL context
  std::shared_ptr<const compose::Plan> drawn_;  // the last one drawn
  double first_drawing_ = 0;                    // milliseconds that the latest new view took
  std::optional<bool> software_;                // whether OpenGL is the processor's own
};

}  // namespace homebound::ui
