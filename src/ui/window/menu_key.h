// The keys by which desktops open a window's menus: F10, or Alt pressed and released alone.
#pragma once

#include <SFML/Window/Event.hpp>

namespace homebound::ui {

class MenuKey {
 public:
  // Tells whether the event is that of such a key. It must be given every event.
  bool takes(const sf::Event& event);

 private:
  bool alt_alone_ = false;  // Alt is down, and nothing else was pressed since
};

}  // namespace homebound::ui
