#include "ui/window/menu_key.h"

#include <utility>

namespace homebound::ui {
namespace {

bool is_alt(const sf::Event::KeyEvent& key) {
  return key.code == sf::Keyboard::LAlt || key.code == sf::Keyboard::RAlt;
}

}  // namespace

bool MenuKey::takes(const sf::Event& event) {
  switch (event.type) {
    case sf::Event::KeyPressed:
      // A held key repeats.
      alt_alone_ = is_alt(event.key) && !event.key.control && !event.key.shift && !event.key.system;
      return event.key.code == sf::Keyboard::F10 && !event.key.control && !event.key.shift && !event.key.alt;
    case sf::Event::KeyReleased:
      return is_alt(event.key) && std::exchange(alt_alone_, false);
    case sf::Event::MouseButtonPressed:
    case sf::Event::MouseWheelScrolled:
    case sf::Event::LostFocus:
      alt_alone_ = false;
      return false;
    default:
      return false;
  }
}

}  // namespace homebound::ui
