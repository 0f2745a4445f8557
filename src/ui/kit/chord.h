// A key with its modifiers.
#pragma once

#include <string>

#include <SFML/Window/Event.hpp>

namespace homebound::ui {

struct Chord {
  sf::Keyboard::Key key = sf::Keyboard::Unknown;
  bool control = false, shift = false, alt = false;
};

// As a keyboard of the United States has it; the window makes this of it wherever another one does.
inline constexpr Chord question_mark{sf::Keyboard::Slash, false, true};

// Returns whether a key event is the chord.
bool matches(const Chord& chord, const sf::Event::KeyEvent& key);
std::string text_of(const Chord& chord);  // "Ctrl+Shift+Z"; empty for no key

}  // namespace homebound::ui
