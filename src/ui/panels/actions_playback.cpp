#include <algorithm>

#include "timeline/narration.h"
#include "ui/panels/action_tables.h"

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;

// Zooms about the second shown.
session::Strip strip_at(const Desk& d, double factor) {
  const double now = d.second() / std::max(d.session.duration(), 1e-9);
  const session::Strip strip = session::showing(d.session.strip, now);
  return session::zoomed(strip, (now - strip.from) / strip.width(), factor);
}

const std::array playback_table = {
    Action{Menu::playback,
           Word::play,
           {Chord{Key::Space}, none},
           one<session::TogglePlay>,
           [](const Desk& d) { return d.playing(); }},
    Action{Menu::playback, Word::present, {Chord{Key::F5}, none}, [](const Desk& d) { d.tell(Present{}); }},
    Action{Menu::playback,
           Word::present_here,
           {Chord{Key::F5, false, true}, none},
           [](const Desk& d) { d.tell(Present{true}); },
           nullptr,
           nullptr,
           true},
    Action{Menu::playback,
           Word::loop,
           {Chord{Key::R}, none},
           [](const Desk& d) { d.tell(session::SetLoop{!d.session.clock.loop}); },
           [](const Desk& d) { return d.session.clock.loop; },
           nullptr,
           true},
    Action{Menu::playback,
           Word::narration,
           {Chord{Key::Q}, none},
           [](const Desk& d) { d.settings.narration = !d.settings.narration; },
           [](const Desk& d) { return d.settings.narration; },
           [](const Desk& d) { return timeline::narrated(d.timeline()); },
           true},
    Action{Menu::playback,
           Word::step_back,
           {Chord{Key::Left}, none},
           [](const Desk& d) { d.tell(session::SeekBy{-1}); }},
    Action{Menu::playback,
           Word::step_forward,
           {Chord{Key::Right}, none},
           [](const Desk& d) { d.tell(session::SeekBy{1}); }},
    Action{Menu::playback,
           Word::previous_event,
           {Chord{Key::Left, false, true}, Chord{Key::PageUp}},
           [](const Desk& d) { d.tell(session::StepEvent{-1}); }},
    Action{Menu::playback,
           Word::next_event,
           {Chord{Key::Right, false, true}, Chord{Key::PageDown}},
           [](const Desk& d) { d.tell(session::StepEvent{1}); }},
    Action{Menu::playback,
           Word::to_start,
           {Chord{Key::Home, false, true}, none},
           [](const Desk& d) { d.tell(session::SeekSecond{0}); }},
    Action{Menu::playback,
           Word::to_end,
           {Chord{Key::End, false, true}, Chord{Key::End}},
           [](const Desk& d) { d.tell(session::SeekSecond{d.session.duration()}); },
           nullptr,
           nullptr,
           true},
    Action{Menu::playback,
           Word::frame_back,
           {Chord{Key::Comma}, none},
           [](const Desk& d) { d.tell(session::StepFrame{-1}); }},
    Action{Menu::playback,
           Word::frame_forward,
           {Chord{Key::Period}, none},
           [](const Desk& d) { d.tell(session::StepFrame{1}); },
           nullptr,
           nullptr,
           true},
    Action{Menu::playback,
           Word::set_in,
           {Chord{Key::I}, none},
           [](const Desk& d) { d.tell(session::SetIn{d.second()}); }},
    Action{Menu::playback,
           Word::set_out,
           {Chord{Key::O}, none},
           [](const Desk& d) { d.tell(session::SetOut{d.second()}); }},
    Action{Menu::playback,
           Word::clear_in,
           {Chord{Key::I, false, true}, none},
           one<session::SetIn>,
           nullptr,
           [](const Desk& d) { return d.session.clock.in.has_value(); }},
    Action{Menu::playback,
           Word::clear_out,
           {Chord{Key::O, false, true}, none},
           one<session::SetOut>,
           nullptr,
           [](const Desk& d) { return d.session.clock.out.has_value(); },
           true},
    Action{Menu::playback,
           Word::strip_in,
           {Chord{Key::Z}, none},
           [](const Desk& d) { d.tell(session::SetStrip{strip_at(d, 2)}); }},
    Action{Menu::playback,
           Word::strip_out,
           {Chord{Key::Z, false, true}, none},
           [](const Desk& d) { d.tell(session::SetStrip{strip_at(d, 0.5)}); },
           nullptr,
           nullptr,
           true},
    Action{Menu::playback,
           Word::pace_real,
           {Chord{Key::N}, none},
           [](const Desk& d) {
             const bool real = d.session.clock.pace == session::Pace::real;
             d.tell(session::SetPace{real ? session::Pace::story : session::Pace::real});
           },
           [](const Desk& d) { return d.session.clock.pace == session::Pace::real; },
           [](const Desk& d) { return d.timeline().timed; }},
    Action{Menu::playback,
           Word::faster,
           {Chord{Key::Up}, none},
           [](const Desk& d) { d.tell(session::StepSpeed{1}); }},
    Action{Menu::playback,
           Word::slower,
           {Chord{Key::Down}, none},
           [](const Desk& d) { d.tell(session::StepSpeed{-1}); }},
};

}  // namespace

std::span<const Action> playback_actions() { return playback_table; }

}  // namespace homebound::ui
