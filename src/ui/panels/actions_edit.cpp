#include "ui/panels/action_tables.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

Text what_of(const std::vector<session::Step>& steps) { return steps.empty() ? Text{} : steps.back().what; }

scenario::Entry focused_flight(const Desk& d) {
  return {scenario::Sort::flight, d.session.look.focus.value_or(0), {}};
}

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
           [](const Desk& d) { return !d.session.undo.empty(); },
           false,
           [](const Desk& d) { return what_of(d.session.undo); }},
    Action{Menu::edit,
           Word::redo,
           {Chord{Key::Y, true}, Chord{Key::Z, true, true}},
           one<session::Redo>,
           nullptr,
           [](const Desk& d) { return !d.session.redo.empty(); },
           true,
           [](const Desk& d) { return what_of(d.session.redo); }},
    Action{Menu::edit,
           Word::warnings,
           {Chord{Key::F8}, none},
           [](const Desk& d) { d.panels.warnings = !d.panels.warnings; },
           [](const Desk& d) { return d.panels.warnings; },
           [](const Desk& d) { return count_warnings(d.scenario()) > 0; },
           true},
    Action{Menu::edit, Word::edit_panel, {Chord{Key::E}, none}, show_tab},
    Action{Menu::edit, Word::edit_on_map, {Chord{Key::M, false, true}, none}, edit_map},
    Action{Menu::edit,
           Word::add_flight,
           {Chord{Key::A}, none},
           [](const Desk& d) { d.panels.edit.flight = flight_draft(d); }},
    Action{Menu::edit,
           Word::duplicate_flight,
           {Chord{Key::D, false, true}, none},
           [](const Desk& d) { duplicate_entry(d, focused_flight(d)); },
           nullptr,
           [](const Desk& d) { return d.session.look.focus && stands_in_file(d, focused_flight(d)); }},
    Action{Menu::edit, Word::paste_flights, {Chord{Key::V, true}, none}, one<PasteFlights>},
    Action{Menu::edit,
           Word::add_place,
           {Chord{Key::A, false, true}, none},
           [](const Desk& d) { d.tell(new_entry(d, scenario::Sort::place)); }},
    Action{Menu::edit,
           Word::storyboard,
           {Chord{Key::S}, none},
           [](const Desk& d) { d.settings.storyboard = !d.settings.storyboard; },
           [](const Desk& d) { return d.settings.storyboard; }},
    Action{Menu::edit,
           Word::cut_scene,
           {Chord{Key::V}, none},
           [](const Desk& d) {
             d.tell(session::CutScene{d.second(), {}});
           }},
    Action{Menu::edit,
           Word::keyframe_here,
           {Chord{Key::K}, none},
           [](const Desk& d) { d.tell(session::TakeKeyframe{d.second()}); }},
    Action{Menu::edit,
           Word::draft_scenes,
           {Chord{Key::S, false, true}, none},
           [](const Desk& d) {
             d.settings.storyboard = true;
             d.tell(session::DraftScenes{});
           },
           nullptr,
           [](const Desk& d) { return d.scenario().scenes.empty() && !d.scenario().flights.empty(); }},
    Action{Menu::edit,
           Word::take_view,
           {Chord{Key::V, false, true}, none},
           [](const Desk& d) { d.tell(take_view(d)); }},
};

}  // namespace

std::span<const Action> edit_actions() { return edit_table; }

}  // namespace homebound::ui
