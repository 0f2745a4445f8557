// Input methods, such as those that make Chinese characters of keys. SFML would open one itself, but keeps
// only the first character of what is committed, tells the keys that the method takes, and keeps releases
// from it.
#pragma once

#include <deque>
#include <memory>
#include <string>

#include <SFML/Window/Event.hpp>
#include <SFML/Window/WindowHandle.hpp>

namespace homebound::platform {

// Keeps SFML from opening the user's input method. Call it before the first window opens.
void keep_input_method_from_sfml();

// The input method of one window (XMODIFIERS, LC_CTYPE). Where there is none, keys make characters as on a
// keyboard with dead keys.
class InputMethod {
 public:
  // Needs an OpenGL context of the window to be current, here and in hear().
  explicit InputMethod(sf::WindowHandle window);
  ~InputMethod();
  InputMethod(const InputMethod&) = delete;
  InputMethod& operator=(const InputMethod&) = delete;

  // Lets the method see the keys that have come, and takes away those that it wants; tells whether events
  // wait. Call it before the window is asked for an event; the first call opens the method. `text` tells
  // whether somebody writes in a field: elsewhere keys are commands.
  bool hear(bool text);
  // Returns what has been committed before the next key that SFML tells, UTF-8.
  std::string committed();
  // Returns what a key types that SFML tells now, and takes the mark from it. Call committed() before it.
  std::string typed(sf::Event::KeyEvent& key);
  // Tells whether SFML's own text counts: of a key that came too late for hear(), or where there is no
  // method.
  bool leaves_text() const { return leaves_text_; }
  bool has_committed() const { return !heard_.empty() && !heard_.front().key; }
  // Says where the method may show what it offers: below a box of the window, pixels.
  void show_at(int left, int top, int height);

 private:
  struct Heard {
    std::string text;
    bool key;            // SFML tells the key, too
    bool super = false;  // was held
  };
  struct Opened;
  std::unique_ptr<Opened> opened_;
  std::deque<Heard> heard_;  // in the order of the keys
  bool leaves_text_ = true;
};

}  // namespace homebound::platform
