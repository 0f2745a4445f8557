// The system's window, where it was last.
#pragma once

#include <memory>
#include <string>

#include <SFML/Window/Window.hpp>

#include "ui/settings.h"

namespace homebound::ui {

// With OpenGL 3.3 current in it; `settings` is moved onto the screen that there is now. Throws Error when
// there is no display or no OpenGL 3.3.
std::unique_ptr<sf::Window> open_window(Settings& settings, const std::string& title);

}  // namespace homebound::ui
