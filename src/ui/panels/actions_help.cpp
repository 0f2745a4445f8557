#include "ui/panels/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

const std::array help_table = {
    Action{Menu::help,
           Word::keys,
           {Chord{Key::F1}, Chord{Key::H}, question_mark},
           [](const Desk& d) { d.panels.keys = !d.panels.keys; },
           [](const Desk& d) { return d.panels.keys; }},
    Action{Menu::help,
           Word::find_command,
           {Chord{Key::K, true}, none},
           [](const Desk& d) {
             d.panels.finder = {!d.panels.finder.open, {}, 0};
           },
           [](const Desk& d) { return d.panels.finder.open; }},
    Action{Menu::help,
           Word::about,
           {Chord{Key::F1, false, true}, none},
           [](const Desk& d) { d.panels.about = !d.panels.about; },
           [](const Desk& d) { return d.panels.about; }},
};

}  // namespace

std::span<const Action> help_actions() { return help_table; }

}  // namespace homebound::ui
