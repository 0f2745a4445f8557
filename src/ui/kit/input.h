// Dear ImGui's platform side over SFML: mouse, keys, text, clipboard, pointer shapes, focus.
#pragma once

#include <map>
#include <string>

#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

namespace homebound::ui {

// By ImGuiMouseCursor. A window must not outlive the pointer it shows.
using Pointers = std::map<int, sf::Cursor>;

class Input {
 public:
  Input(sf::Window& window, Pointers& pointers);  // needs a current ImGui context; fills `pointers`

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
  Pointers& pointers_;
  int shown_cursor_ = -2;
};

}  // namespace homebound::ui
