// Dear ImGui's platform side over SFML: mouse, keys, text, clipboard, pointer shapes, focus.
#pragma once

#include <map>
#include <string>

#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

namespace homebound::ui {

class Input {
 public:
  explicit Input(sf::Window& window);  // needs a current ImGui context

  // Passes one event on. Returns true when a frame must be drawn before the next event is taken: a press and
  // its release, or a motion after them, must not fall into one frame.
  bool take(const sf::Event& event);

  // Once a frame, before ImGui::NewFrame; `seconds` since the frame before.
  void begin_frame(float seconds);
  // Once a frame, after the panels: shows the pointer they ask for.
  void end_frame();

 private:
  sf::Window& window_;
  std::string clipboard_;  // ImGui keeps a pointer to what it was given last
  std::map<int, sf::Cursor> cursors_;
  int shown_cursor_ = -2;
};

}  // namespace homebound::ui
