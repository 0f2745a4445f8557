// The keys by which desktops open a window's menus: F10, or Alt pressed and let go by itself.
#pragma once

#include <SFML/Window/Event.hpp>

namespace homebound::ui {

class MenuKey {
 public:
  // Whether the event is such a key's; every event is to be told.
  bool takes(const sf::Event& event);

 private:
  bool alt_alone_ = false;  // it is down, and nothing was pressed since
};

}  // namespace homebound::ui
