#include "ui/window/open_window.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <SFML/System/Err.hpp>
#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"
#include "platform/desktop/input_method.h"

namespace homebound::ui {
namespace {

constexpr int smallest_width = 640, smallest_height = 420;  // units of the display's scale

// SFML 2.5 takes the display's width for its height where it first places a window, and waits until the
// window is seen. Returns a height, at least `wanted`, with which it is seen on a wide display too.
int seen_height(int wanted, const std::vector<platform::Screen>& screens) {
  int width = 0, height = 0;
  for (const platform::Screen& s : screens)
    width = std::max(width, s.left + s.width), height = std::max(height, s.top + s.height);
  constexpr int seen = 100;  // pixels at the display's lower end
  return std::max(wanted, width - 2 * (height - seen));
}

}  // namespace

Settings placed(Settings s, const std::vector<platform::Screen>& screens, double scale) {
  const auto holds = [&](const platform::Screen& on) {
    const int x = s.left.value_or(0) + s.width / 2, y = s.top.value_or(0) + s.height / 2;
    return x >= on.left && x < on.left + on.width && y >= on.top && y < on.top + on.height;
  };
  auto on = s.left && s.top ? std::ranges::find_if(screens, holds) : screens.end();
  if (on == screens.end()) on = std::ranges::find_if(screens, &platform::Screen::primary);
  if (on == screens.end()) on = screens.begin();
  if (!s.left || !s.top) {  // nobody has chosen a size yet
    const auto usual = [&](int units, int room) {
      return std::max(static_cast<int>(std::lround(units * scale)), room * 2 / 3);
    };
    s.width =
        usual(s.width, std::min(on->width, on->height * 16 / 9));  // two monitors may look like a wide one
    s.height = usual(s.height, on->height);
  }
  s.width = std::min(s.width, on->width);
  s.height = std::min(s.height, on->height);
  const auto place = [](std::optional<int> kept, int from, int room) {
    return std::clamp(kept.value_or(from + room / 2), from, from + room);
  };
  s.left = place(s.left, on->left, on->width - s.width);
  s.top = place(s.top, on->top, on->height - s.height);
  return s;
}

Opening::Opening(std::function<void(const Text&)> refused)
    : watch_(std::in_place,
             [refused = std::move(refused)](const std::string& reason) {
               refused(told("cannot draw in a window: the X server refuses it ({})",
                            "无法在窗口中绘图：X 服务器拒绝（{}）", reason));
             }),
      usual_(sf::err().rdbuf(chatter_.rdbuf())),
      driver_(std::async(std::launch::async, [] {
        platform::require_display();
        return std::make_unique<Driver>();
      })) {}

Opening::~Opening() {
  if (driver_.valid()) driver_.wait();
  rest();
}

// Leaves SFML's messages and the server's refusals to themselves again.
void Opening::rest() {
  watch_.reset();
  sf::err().rdbuf(usual_);
}

std::unique_ptr<sf::Window> Opening::window(Settings& settings, const std::string& title) {
  const auto driver = driver_.get();
  const std::vector<platform::Screen> screens = platform::screens();
  const double scale = platform::display_scale();
  settings = placed(std::move(settings), screens, scale);
  const sf::ContextSettings wanted(0, 0, 0, 3, 3, sf::ContextSettings::Core);
  platform::keep_input_method_from_sfml();
  auto window = std::make_unique<sf::Window>(
      sf::VideoMode(static_cast<unsigned>(settings.width),
                    static_cast<unsigned>(seen_height(settings.height, screens))),
      sf::String::fromUtf8(title.begin(), title.end()), sf::Style::Default, wanted);
  window->setSize({static_cast<unsigned>(settings.width), static_cast<unsigned>(settings.height)});
  window->setPosition({*settings.left, *settings.top});
  window->setVerticalSyncEnabled(true);
  if (!window->setActive(true) || epoxy_gl_version() < 33)
    throw Error(told("cannot draw in a window: OpenGL 3.3 is needed and this display offers {}.{}",
                     "无法在窗口中绘图：需要 OpenGL 3.3，而此显示提供 {}.{}", epoxy_gl_version() / 10,
                     epoxy_gl_version() % 10));
  platform::set_smallest_size(window->getSystemHandle(), static_cast<int>(smallest_width * scale),
                              static_cast<int>(smallest_height * scale));
  platform::set_program(window->getSystemHandle(), "homebound");
  rest();
  return window;
}

}  // namespace homebound::ui
