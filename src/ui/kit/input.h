// Dear ImGui's platform backend over SFML: mouse, keys, text, clipboard, pointer shapes, focus.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>

#include <SFML/Window/Cursor.hpp>
#include <SFML/Window/Event.hpp>
#include <SFML/Window/Window.hpp>

namespace homebound::ui {

// Pointers by ImGuiMouseCursor. A pointer must outlive every window that shows it.
using Pointers = std::map<int, sf::Cursor>;

class Input {
 public:
  Input(sf::Window& window, Pointers& pointers);  // needs a current ImGui context; fills `pointers`
  ~Input();                                       // needs the same one to be current
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  // Passes one event on. Returns true when a frame must be drawn before the next event is taken: a press and
  // its release, or a motion after them, must not fall into one frame.
  bool take(const sf::Event& event);

  // Tells, once, whether another frame is due before the next event is taken: Dear ImGui moves the caret in
  // the frame after Tab or Enter, and drops what is typed in that one.
  bool moves_caret();

  // Passes on what an input method or the keyboard has typed, UTF-8; control characters are left out.
  void type(const std::string& text);
  // Call `at` with the box of the caret, pixels of the window, whenever it has moved: left, top, height.
  void tell_caret(std::function<void(int, int, int)> at) { at_caret_ = std::move(at); }

  // Call once per frame before ImGui::NewFrame; `seconds` is the time since the previous frame.
  void begin_frame(float seconds);
  // Call once per frame after the panels; shows the pointer that they ask for.
  void end_frame();

 private:
  static Input& of_context();
  void watch_caret();

  sf::Window& window_;
  std::function<void(int, int, int)> at_caret_ = [](int, int, int) {};
  std::string clipboard_;  // kept because ImGui holds a pointer to the last text
  Pointers& pointers_;
  int shown_cursor_ = -2;
  bool moves_caret_ = false;
};

}  // namespace homebound::ui
