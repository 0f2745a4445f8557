// The system's window, where it was last.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include <SFML/Window/Window.hpp>

#include "base/message.h"
#include "ui/kit/settings.h"

namespace homebound::ui {

// With OpenGL 3.3 current in it; `settings` is moved onto the screen that there is now. Throws Error when
// there is no display or no OpenGL 3.3. Where the X server refuses what SFML asks, SFML cannot go on:
// `refused` is called with the reason, and the program ends with status 1.
std::unique_ptr<sf::Window> open_window(Settings& settings, const std::string& title,
                                        std::function<void(const Message&)> refused);

}  // namespace homebound::ui
