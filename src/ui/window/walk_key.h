// Which keys walk through the controls of the panels rather than command the map.
#pragma once

#include <SFML/Window/Event.hpp>

namespace homebound::ui {

// What a key means to whoever has the keyboard.
enum class KeyMeans {
  command,  // of the table of actions
  walk,     // begins to walk through the controls, or goes on to the next
  next,     // goes on to the next panel
  control,  // works the control that has the keyboard
  leave     // gives the keys back to the map
};
KeyMeans meaning_of(const sf::Event::KeyEvent& key, bool walking);
// Tells whether a key is a command even while a text is typed: one with Ctrl or Alt that texts do not use, or
// a function key.
bool commands_while_typing(const sf::Event::KeyEvent& key);

}  // namespace homebound::ui
