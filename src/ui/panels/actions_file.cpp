#include "ui/panels/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

template <ChooseFile::For what>
void choose(const Desk& d) {
  d.tell(FileCommand(ChooseFile{what}));
}

bool has_flights(const Desk& d) { return !d.scenario().flights.empty(); }

const std::array file_table = {
    Action{Menu::file,
           Word::new_document,
           {Chord{Key::N, true}, none},
           [](const Desk& d) { d.tell(FileCommand(NewDocument{})); }},
    Action{Menu::file, Word::open_file, {Chord{Key::O, true}, none}, choose<ChooseFile::For::open>},
    Action{Menu::file,
           Word::save,
           {Chord{Key::S, true}, none},
           [](const Desk& d) { d.tell(FileCommand(SaveDocument{})); }},
    Action{Menu::file, Word::save_as, {Chord{Key::S, true, true}, none}, choose<ChooseFile::For::save>},
    Action{Menu::file, Word::import_table, {Chord{Key::I, true}, none}, choose<ChooseFile::For::import>},
    Action{Menu::file, Word::add_layer, {Chord{Key::L, true}, none}, choose<ChooseFile::For::layer>},
    Action{Menu::file,
           Word::match_tracks,
           {Chord{Key::I, true, true}, none},
           choose<ChooseFile::For::match>,
           nullptr,
           has_flights},
    Action{Menu::file,
           Word::compare_report,
           {Chord{Key::D, true, true}, none},
           choose<ChooseFile::For::compare>,
           nullptr,
           has_flights,
           true},
    Action{Menu::file,
           Word::export_,
           {Chord{Key::E, true}, none},
           [](const Desk& d) { d.tell(OpenExport{!d.panels.exporting.open}); },
           [](const Desk& d) { return d.panels.exporting.open; },
           nullptr,
           true},
    Action{Menu::file, Word::quit, {Chord{Key::Q, true}, none}, [](const Desk& d) { d.tell(Quit{}); }},
};

}  // namespace

std::span<const Action> file_actions() { return file_table; }

}  // namespace homebound::ui
