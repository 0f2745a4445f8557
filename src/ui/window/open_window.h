// Opens the system's window where it was last.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <SFML/Window/Window.hpp>

#include "base/message.h"
#include "ui/kit/settings.h"

namespace homebound::ui {

// Opens the window with OpenGL 3.3 current, and moves `settings` onto a screen that exists. Throws Error when
// there is no display or no OpenGL 3.3. When the X server refuses a request, SFML cannot continue: `refused`
// is called with the reason, and the program ends with status 1.
std::unique_ptr<sf::Window> open_window(Settings& settings, const std::string& title,
                                        std::function<void(const Text&)> refused);

}  // namespace homebound::ui
