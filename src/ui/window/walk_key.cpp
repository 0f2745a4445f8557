#include "ui/window/walk_key.h"

#include <algorithm>

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

constexpr auto of_controls = {Key::Left,  Key::Right,  Key::Up,       Key::Down, Key::Enter,
                              Key::Space, Key::PageUp, Key::PageDown, Key::Home, Key::End};
// Select all, copy, paste, cut, redo, undo, by word, to the ends.
constexpr auto of_texts = {Key::A,     Key::C,     Key::V,      Key::X,         Key::Y,     Key::Z,
                           Key::Left,  Key::Right, Key::Up,     Key::Down,      Key::Home,  Key::End,
                           Key::Enter, Key::Tab,   Key::Delete, Key::BackSpace, Key::Insert};

template <class List>
bool has(const List& list, Key::Key key) {
  return std::ranges::find(list, key) != list.end();
}

}  // namespace

KeyMeans meaning_of(const sf::Event::KeyEvent& key, bool walking) {
  if (key.control || key.alt || key.system) return KeyMeans::command;
  if (key.code == Key::Tab) return KeyMeans::walk;
  if (key.code == Key::F6) return KeyMeans::next;
  if (!walking) return KeyMeans::command;
  if (key.code == Key::Escape) return KeyMeans::leave;
  return has(of_controls, key.code) ? KeyMeans::control : KeyMeans::command;
}

bool commands_while_typing(const sf::Event::KeyEvent& key) {
  if (key.code >= Key::F1 && key.code <= Key::F15) return true;
  return (key.control || key.alt) && !(key.control && key.alt) && !has(of_texts, key.code);
}

}  // namespace homebound::ui
