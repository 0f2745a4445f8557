// The display and its screens, as far as SFML leaves them to the window system.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <SFML/Window/WindowHandle.hpp>

namespace homebound::platform {

// Throws Error when no window with OpenGL can be opened at all.
void require_display();

// While it lives: what is called when the X server refuses a request, before the program ends with status 1
// as Xlib wants it. It may open a connection of its own, and no more than one of these may live.
class OnRefusal {
 public:
  explicit OnRefusal(std::function<void(const std::string& reason)> told);
  ~OnRefusal();
  OnRefusal(const OnRefusal&) = delete;
  OnRefusal& operator=(const OnRefusal&) = delete;
};

// Pixels a unit of length that the desktop asks for: Xft.dpi / 96, limited to 1..3; 1 when it says nothing.
double display_scale();

void set_smallest_size(sf::WindowHandle window, int width, int height);  // pixels

// Pixels of the desktop.
struct Screen {
  int left = 0, top = 0, width = 0, height = 0;
  bool primary = false;
  bool operator==(const Screen&) const = default;
};
std::vector<Screen> screens();  // at least one
Screen screen_of(sf::WindowHandle window);

// Fills the screen `on`, or goes back to that place and size. Asks the window manager, if there is one.
void set_full_screen(sf::WindowHandle window, bool full, const Screen& on);
void put_below(sf::WindowHandle window);  // all other windows

}  // namespace homebound::platform
