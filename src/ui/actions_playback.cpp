#include "ui/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

const std::array table = {
    Action{Menu::playback,
           Word::play,
           {Chord{Key::Space}, none},
           one<session::TogglePlay>,
           [](const Desk& d) { return d.playing(); }},
    Action{Menu::playback,
           Word::present,
           {Chord{Key::F5}, none},
           [](const Desk&) -> Command { return Present{}; }},
    Action{Menu::playback,
           Word::present_here,
           {Chord{Key::F5, false, true}, none},
           [](const Desk&) -> Command { return Present{true}; },
           nullptr,
           nullptr,
           true},
    Action{Menu::playback,
           Word::loop,
           {Chord{Key::R}, none},
           [](const Desk& d) -> Command { return session::Command(session::SetLoop{!d.session.clock.loop}); },
           [](const Desk& d) { return d.session.clock.loop; },
           nullptr,
           true},
    Action{Menu::playback,
           Word::step_back,
           {Chord{Key::Left}, none},
           [](const Desk&) -> Command { return session::Command(session::SeekBy{-1}); }},
    Action{Menu::playback,
           Word::step_forward,
           {Chord{Key::Right}, none},
           [](const Desk&) -> Command { return session::Command(session::SeekBy{1}); }},
    Action{Menu::playback,
           Word::previous_event,
           {Chord{Key::Left, false, true}, Chord{Key::PageUp}},
           [](const Desk&) -> Command { return session::Command(session::StepEvent{-1}); }},
    Action{Menu::playback,
           Word::next_event,
           {Chord{Key::Right, false, true}, Chord{Key::PageDown}},
           [](const Desk&) -> Command { return session::Command(session::StepEvent{1}); }},
    Action{Menu::playback,
           Word::to_start,
           {Chord{Key::Home, false, true}, none},
           [](const Desk&) -> Command { return session::Command(session::SeekSecond{0}); }},
    Action{
        Menu::playback,
        Word::to_end,
        {Chord{Key::End, false, true}, Chord{Key::End}},
        [](const Desk& d) -> Command { return session::Command(session::SeekSecond{d.session.duration()}); },
        nullptr,
        nullptr,
        true},
    Action{Menu::playback,
           Word::faster,
           {Chord{Key::Up}, none},
           [](const Desk&) -> Command { return session::Command(session::StepSpeed{1}); }},
    Action{Menu::playback,
           Word::slower,
           {Chord{Key::Down}, none},
           [](const Desk&) -> Command { return session::Command(session::StepSpeed{-1}); }},
};

}  // namespace

std::span<const Action> playback_actions() { return table; }

}  // namespace homebound::ui
