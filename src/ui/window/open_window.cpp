#include "ui/window/open_window.h"

#include <algorithm>
#include <utility>

#include <SFML/System/Err.hpp>
#include <epoxy/gl.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::ui {
namespace {

constexpr int smallest_width = 640, smallest_height = 420;  // pixels

// Places the window where it was, moved onto the present screen; on the first start, in its middle.
Settings placed(Settings s) {
  const sf::VideoMode screen = sf::VideoMode::getDesktopMode();
  const auto width = static_cast<int>(screen.width), height = static_cast<int>(screen.height);
  s.width = std::min(s.width, width);
  s.height = std::min(s.height, height);
  const auto place = [](std::optional<int> kept, int room) {
    return std::clamp(kept.value_or(room / 2), 0, room);
  };
  s.left = place(s.left, width - s.width);
  s.top = place(s.top, height - s.height);
  return s;
}

}  // namespace

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
  settings = placed(std::move(settings));
  const sf::ContextSettings wanted(0, 0, 0, 3, 3, sf::ContextSettings::Core);
  auto window = std::make_unique<sf::Window>(
      sf::VideoMode(static_cast<unsigned>(settings.width), static_cast<unsigned>(settings.height)),
      sf::String::fromUtf8(title.begin(), title.end()), sf::Style::Default, wanted);
  window->setPosition({*settings.left, *settings.top});
  window->setVerticalSyncEnabled(true);
  if (!window->setActive(true) || epoxy_gl_version() < 33)
    throw Error(told("cannot draw in a window: OpenGL 3.3 is needed and this display offers {}.{}",
                     "无法在窗口中绘图：需要 OpenGL 3.3，而此显示提供 {}.{}", epoxy_gl_version() / 10,
                     epoxy_gl_version() % 10));
  platform::set_smallest_size(window->getSystemHandle(), smallest_width, smallest_height);
  rest();
  return window;
}

}  // namespace homebound::ui
