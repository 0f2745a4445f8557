// What SFML leaves to the window system: whether there is one, its resolution, full screen.
#pragma once

#include <SFML/Window/WindowHandle.hpp>

namespace homebound::ui {

// Throws Error when no window can be opened at all.
void require_display();

// Pixels a unit of length that the desktop asks for: Xft.dpi / 96, limited to 1..3; 1 when it says nothing.
double display_scale();

void set_smallest_size(sf::WindowHandle window, int width, int height);  // pixels

// Asks the window manager; without one, covers the screen or goes back to the size given (pixels).
void set_full_screen(sf::WindowHandle window, bool full, int width, int height);

}  // namespace homebound::ui
