// A key with its modifiers.
#pragma once

#include <string>

#include <SFML/Window/Event.hpp>

namespace homebound::ui {

struct Chord {
  sf::Keyboard::Key key = sf::Keyboard::Unknown;
  bool control = false, shift = false, alt = false;
};

// Returns whether a key event is the chord.
bool matches(const Chord& chord, const sf::Event::KeyEvent& key);
std::string text_of(const Chord& chord);  // "Ctrl+Shift+Z"; empty for no key

}  // namespace homebound::ui
