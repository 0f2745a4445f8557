#include "ui/kit/cues.h"

#include <algorithm>

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;
using CueWhat = session::Cue::What;

constexpr std::array cue_table = {
    CueKeys{Word::cue_next,
            CueWhat::next,
            {Chord{Key::Space}, Chord{Key::PageDown}, Chord{Key::Right}, Chord{Key::Down}, Chord{Key::N}}},
    CueKeys{Word::cue_previous,
            CueWhat::previous,
            {Chord{Key::PageUp}, Chord{Key::Left}, Chord{Key::Up}, Chord{Key::BackSpace}}},
    CueKeys{Word::cue_jump, CueWhat::enter, {Chord{Key::Enter}}},
    CueKeys{Word::cue_black, CueWhat::black, {Chord{Key::B}, Chord{Key::Period}}},
    CueKeys{Word::cue_white, CueWhat::white, {Chord{Key::W}, Chord{Key::Comma}}},
    CueKeys{Word::cue_spotlight, CueWhat::spotlight, {Chord{Key::S}, Chord{Key::L}}},
    CueKeys{Word::cue_pen, CueWhat::pen, {Chord{Key::P}}},
    CueKeys{Word::cue_erase, CueWhat::erase, {Chord{Key::E}}},
    CueKeys{Word::cue_narration, CueWhat::narration, {Chord{Key::Q}}},
    CueKeys{Word::cue_first, CueWhat::first, {Chord{Key::Home}}},
    CueKeys{Word::cue_last, CueWhat::last, {Chord{Key::End}}},
    CueKeys{Word::cue_time, CueWhat::restart_time, {Chord{Key::R}}},
    CueKeys{Word::cue_rehearse, CueWhat::rehearse, {Chord{Key::T}}},
};

std::optional<int> digit_of(sf::Keyboard::Key key) {
  if (key >= Key::Num0 && key <= Key::Num9) return key - Key::Num0;
  if (key >= Key::Numpad0 && key <= Key::Numpad9) return key - Key::Numpad0;
  return std::nullopt;
}

}  // namespace

std::span<const CueKeys> cue_keys() { return cue_table; }

std::optional<session::Cue> cue_of(const sf::Event::KeyEvent& key) {
  if (const auto digit = digit_of(key.code); digit && !key.control && !key.alt)
    return session::Cue{CueWhat::digit, *digit};
  for (const CueKeys& c : cue_table)
    if (std::ranges::any_of(c.chords, [&](const Chord& chord) { return matches(chord, key); }))
      return session::Cue{c.what};
  return std::nullopt;
}

}  // namespace homebound::ui
