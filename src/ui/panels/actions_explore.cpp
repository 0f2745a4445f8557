#include "ui/panels/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

bool measures(const Desk& d) { return d.session.ruler.has_value(); }
bool has_focus(const Desk& d) { return d.session.look.focus.has_value(); }
bool has_points(const Desk& d) { return measures(d) && !d.session.ruler->points.empty(); }

void end_ruler(const Desk& d) { d.tell(session::SetRuler{d.session.ruler, true}); }

void shorter_ruler(const Desk& d) {
  Ruler ruler = *d.session.ruler;
  ruler.points.pop_back();
  d.tell(session::SetRuler{std::move(ruler)});
}

void toggle_ruler(const Desk& d) {
  d.tell(session::SetRuler{measures(d) ? std::nullopt : std::optional(Ruler{})});
}

void toggle_escort(const Desk& d) {
  d.tell(session::EscortFlight{d.session.look.escorts ? std::nullopt : d.session.look.focus});
}

// The second map shows the next day, or all flights where none have times.
void toggle_beside(const Desk& d) {
  if (d.session.look.beside) return d.tell(session::SetBeside{});
  const timeline::Beside all{timeline::Filter{}, 0}, next_day{std::nullopt, 1};
  d.tell(session::SetBeside{d.timeline().timed ? next_day : all});
}

const std::array explore_table = {
    Action{Menu::explore,
           Word::search,
           {Chord{Key::F, true}, none},
           [](const Desk& d) { d.panels.search = !d.panels.search; },
           [](const Desk& d) { return d.panels.search; }},
    Action{Menu::explore,
           Word::filter,
           {Chord{Key::F, true, true}, none},
           [](const Desk& d) { d.settings.side_panel = d.panels.filter = true; },
           [](const Desk& d) { return !d.session.look.filter.empty(); }},
    Action{Menu::explore,
           Word::filter_none,
           {Chord{Key::A, true, true}, none},
           one<session::SetFilter>,
           nullptr,
           [](const Desk& d) { return !d.session.look.filter.empty(); },
           true},
    Action{Menu::explore,
           Word::frame_shown,
           {Chord{Key::Home, true}, none},
           one<session::FrameShown>,
           nullptr,
           [](const Desk& d) { return d.timeline().shown() > 0; },
           true},
    Action{Menu::explore,
           Word::two_maps,
           {Chord{Key::D, true}, none},
           toggle_beside,
           [](const Desk& d) { return d.session.look.beside.has_value(); },
           nullptr,
           true},
    Action{Menu::explore,
           Word::flight_table,
           {Chord{Key::D}, none},
           [](const Desk& d) { d.settings.flight_table = !d.settings.flight_table; },
           [](const Desk& d) { return d.settings.flight_table; }},
    Action{Menu::explore,
           Word::copy_table,
           {Chord{Key::C, true}, Chord{Key::C, true, true}},
           [](const Desk& d) { d.tell(CopyTable{}); },
           nullptr,
           nullptr,
           true},
    Action{Menu::explore,
           Word::escort,
           {Chord{Key::F, false, true}, none},
           toggle_escort,
           [](const Desk& d) { return d.session.look.escorts; },
           has_focus,
           true},
    Action{Menu::explore, Word::measure, {Chord{Key::M}, none}, toggle_ruler, measures},
    Action{Menu::explore, Word::measure_end, {Chord{Key::Enter}, none}, end_ruler, nullptr, has_points},
    Action{
        Menu::explore, Word::measure_back, {Chord{Key::BackSpace}, none}, shorter_ruler, nullptr, has_points},
    Action{Menu::explore,
           Word::copy_ruler,
           {Chord{Key::M, true}, none},
           [](const Desk& d) { d.tell(CopyRuler{}); },
           nullptr,
           has_points},
};

}  // namespace

std::span<const Action> explore_actions() { return explore_table; }

}  // namespace homebound::ui
