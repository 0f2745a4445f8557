// Everything that can be done: its name, its keys and what it does, for the menus, the keyboard and the list
// of keys alike.
#pragma once

#include <array>
#include <span>
#include <utility>

#include "ui/kit/chord.h"
#include "ui/kit/desk.h"

namespace homebound::ui {

enum class Menu { file, edit, view, explore, playback, help };
inline constexpr std::pair<Menu, Word> menus[] = {
    {Menu::file, Word::file},       {Menu::edit, Word::edit},         {Menu::view, Word::view},
    {Menu::explore, Word::explore}, {Menu::playback, Word::playback}, {Menu::help, Word::help}};

struct Action {
  Menu menu;
  Word word;
  std::array<Chord, 2> chords;  // the first is shown
  void (*act)(const Desk&);
  bool (*checked)(const Desk&) = nullptr;   // for what is on or off
  bool (*possible)(const Desk&) = nullptr;  // nothing: always
  bool group_ends = false;                  // a line follows in the menu
};

std::span<const Action> actions();

// Carries out what a key means, if anything.
void press(const sf::Event::KeyEvent& key, const Desk& desk);

}  // namespace homebound::ui
