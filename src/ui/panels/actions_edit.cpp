#include "ui/panels/action_tables.h"
#include "ui/panels/edit_words.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

template <StartEdit::What what>
Command start(const Desk&) {
  return StartEdit{what};
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
    Action{Menu::edit, Word::edit_panel, {Chord{Key::E}, none}, start<StartEdit::What::tab>},
    Action{Menu::edit, Word::edit_on_map, {Chord{Key::M, false, true}, none}, start<StartEdit::What::on_map>},
    Action{Menu::edit, Word::add_flight, {Chord{Key::A}, none}, start<StartEdit::What::flight>},
    Action{Menu::edit,
           Word::add_place,
           {Chord{Key::A, false, true}, none},
           [](const Desk& d) { return new_entry(d, scenario::Sort::place); }},
    Action{Menu::edit, Word::take_view, {Chord{Key::V}, none}, take_view},
};

}  // namespace

std::span<const Action> edit_actions() { return edit_table; }

}  // namespace homebound::ui
