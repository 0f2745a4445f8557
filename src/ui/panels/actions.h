// All actions, each with its name, its keys and what it does, for the menus, the keyboard and the list of
// keys alike.
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
  std::array<Chord, 3> chords;  // menus show the first
  void (*act)(const Desk&);
  bool (*checked)(const Desk&) = nullptr;   // for switches; null: not a switch
  bool (*possible)(const Desk&) = nullptr;  // null: always possible
  bool group_ends = false;                  // a separator follows in the menu
  Text (*about)(const Desk&) = nullptr;     // says on what it would act; null: nothing to say
};

std::span<const Action> actions();

// Tells the desk the command bound to a key, if there is one.
void press(const sf::Event::KeyEvent& key, const Desk& desk);

}  // namespace homebound::ui
