// The display and its screens, where SFML leaves them to the window system. Sizes and places are in desktop
// pixels.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <SFML/Window/WindowHandle.hpp>

namespace homebound::platform {

// Throws Error when no window with OpenGL can be opened at all.
void require_display();

// Calls `told` when the X server refuses a request; the program then ends with status 1, as Xlib requires.
// `told` may open a connection of its own. At most one of these may exist at a time.
class OnRefusal {
 public:
  explicit OnRefusal(std::function<void(const std::string& reason)> told);
  ~OnRefusal();
  OnRefusal(const OnRefusal&) = delete;
  OnRefusal& operator=(const OnRefusal&) = delete;
};

// Returns the pixels per unit of length that the desktop asks for: Xft.dpi / 96 or, where that is not set,
// GDK_SCALE or, where neither is, what the size of the first screen makes of a dense one (1.5 and more, in
// quarters); limited to 1..3.
double display_scale();

void set_smallest_size(sf::WindowHandle window, int width, int height);  // pixels
// Names the program that a window belongs to, as its .desktop file does, so that a desktop shows its icon.
void set_program(sf::WindowHandle window, const std::string& program);

// A screen's place on the desktop, in pixels.
struct Screen {
  int left = 0, top = 0, width = 0, height = 0;
  bool primary = false;
  bool operator==(const Screen&) const = default;
};
std::vector<Screen> screens();  // never empty
// Returns the screen that holds the middle of the window.
Screen screen_of(sf::WindowHandle window);

// Fills the screen `on`, or returns the window to its former place and size. Asks the window manager, if
// there is one.
void set_full_screen(sf::WindowHandle window, bool full, const Screen& on);
void put_below(sf::WindowHandle window);  // lowers it below all other windows

}  // namespace homebound::platform
