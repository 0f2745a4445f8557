// Everything that can be done: its name, its keys and its command, for the menus, the keyboard and the list
// of keys alike.
#pragma once

#include <array>
#include <span>
#include <string>

#include <SFML/Window/Event.hpp>

#include "ui/desk.h"

namespace homebound::ui {

enum class Menu { file, view, playback, help };

struct Chord {
  sf::Keyboard::Key key = sf::Keyboard::Unknown;
  bool control = false, shift = false;
};

struct Action {
  Menu menu;
  Word word;
  std::array<Chord, 2> chords;  // the first is shown
  Command (*command)(const Desk&);
  bool (*checked)(const Desk&) = nullptr;   // for what is on or off
  bool (*possible)(const Desk&) = nullptr;  // nothing: always
  bool group_ends = false;                  // a line follows in the menu
};

std::span<const Action> actions();
std::string text_of(const Chord& chord);

// Carries out what a key means, if anything.
void press(const sf::Event::KeyEvent& key, const Desk& desk);

}  // namespace homebound::ui
