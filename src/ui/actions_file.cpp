#include "ui/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

const std::array table = {
    Action{Menu::file,
           Word::export_,
           {Chord{Key::E, true}, none},
           [](const Desk& d) -> Command { return OpenExport{!d.panels.exporting.open}; },
           [](const Desk& d) { return d.panels.exporting.open; }},
    Action{
        Menu::file, Word::quit, {Chord{Key::Q, true}, none}, [](const Desk&) -> Command { return Quit{}; }},
};

}  // namespace

std::span<const Action> file_actions() { return table; }

}  // namespace homebound::ui
