#include "ui/panels/action_tables.h"
#include "ui/panels/edit_words.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

void show_tab(const Desk& d) { d.settings.side_panel = d.panels.edit.show_tab = true; }

void edit_map(const Desk& d) {
  d.settings.side_panel = true;
  d.panels.edit.on_map = !d.panels.edit.on_map;
}

const std::array edit_table = {
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
           [](const Desk& d) { return !d.session.redo.empty(); },
           true},
    Action{Menu::edit, Word::edit_panel, {Chord{Key::E}, none}, show_tab},
    Action{Menu::edit, Word::edit_on_map, {Chord{Key::M, false, true}, none}, edit_map},
    Action{Menu::edit,
           Word::add_flight,
           {Chord{Key::A}, none},
           [](const Desk& d) { d.panels.edit.flight.emplace(); }},
    Action{Menu::edit,
           Word::add_place,
           {Chord{Key::A, false, true}, none},
           [](const Desk& d) { d.tell(new_entry(d, scenario::Sort::place)); }},
    Action{Menu::edit, Word::take_view, {Chord{Key::V}, none}, [](const Desk& d) { d.tell(take_view(d)); }},
};

}  // namespace

std::span<const Action> edit_actions() { return edit_table; }

}  // namespace homebound::ui
