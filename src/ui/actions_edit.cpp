#include "ui/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

const std::array table = {
    Action{Menu::edit,
           Word::undo,
           {Chord{Key::Z, true}, none},
           one<session::Undo>,
           nullptr,
           [](const Desk& d) { return !d.session.undo.empty(); }},
    Action{Menu::edit,
           Word::redo,
           {Chord{Key::Y, true}, Chord{Key::Z, true, true}},
           one<session::Redo>,
           nullptr,
           [](const Desk& d) { return !d.session.redo.empty(); }},
};

}  // namespace

std::span<const Action> edit_actions() { return table; }

}  // namespace homebound::ui
