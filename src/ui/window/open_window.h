// Opens the system's window where it was last.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <SFML/Window/Window.hpp>

#include "base/message.h"
#include "platform/desktop/display.h"
#include "ui/kit/settings.h"

namespace homebound::ui {

// Places the window where it was, moved onto the screen that holds its middle; on the first start, in the
// middle of the first screen, of which it takes two thirds or the usual size times `scale`, whichever is
// larger and fits. `screens` are not empty.
Settings placed(Settings settings, const std::vector<platform::Screen>& screens, double scale = 1);

// A window about to be opened. Most of the time it takes is the loading of the display's OpenGL, which begins
// on a thread at once, while the caller reads what the window will show. When the X server refuses a request,
// SFML cannot continue: `refused` is called with the reason, and the program ends with status 1.
class Opening {
 public:
  explicit Opening(std::function<void(const Text&)> refused);
  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  // Opens it with OpenGL 3.3 current, and moves `settings` onto a screen that exists. Throws Error when there
  // is no display or no OpenGL 3.3.
  std::unique_ptr<sf::Window> window(Settings& settings, const std::string& title);

 private:
  struct Driver : sf::GlResource {};
  void rest();

  std::optional<platform::OnRefusal> watch_;  // until the window is open
  std::ostringstream chatter_;  // SFML reports even harmless things, such as a display without vertical sync
  std::streambuf* usual_;
  std::future<std::unique_ptr<Driver>> driver_;
};

}  // namespace homebound::ui
