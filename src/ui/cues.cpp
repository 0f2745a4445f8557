#include "ui/cues.h"

#include <algorithm>

namespace homebound::ui {
namespace {

using Key = sf::Keyboard;
using What = session::Cue::What;

constexpr std::array table = {
    CueKeys{Word::cue_next,
            What::next,
            {Chord{Key::Space}, Chord{Key::PageDown}, Chord{Key::Right}, Chord{Key::Down}, Chord{Key::N}}},
    CueKeys{Word::cue_previous,
            What::previous,
            {Chord{Key::PageUp}, Chord{Key::Left}, Chord{Key::Up}, Chord{Key::BackSpace}}},
    CueKeys{Word::cue_jump, What::enter, {Chord{Key::Enter}}},
    CueKeys{Word::cue_black, What::black, {Chord{Key::B}, Chord{Key::Period}}},
    CueKeys{Word::cue_white, What::white, {Chord{Key::W}, Chord{Key::Comma}}},
    CueKeys{Word::cue_spotlight, What::spotlight, {Chord{Key::S}, Chord{Key::L}}},
    CueKeys{Word::cue_first, What::first, {Chord{Key::Home}}},
    CueKeys{Word::cue_last, What::last, {Chord{Key::End}}},
    CueKeys{Word::cue_time, What::restart_time, {Chord{Key::R}}},
};

std::optional<int> digit_of(sf::Keyboard::Key key) {
  if (key >= Key::Num0 && key <= Key::Num9) return key - Key::Num0;
  if (key >= Key::Numpad0 && key <= Key::Numpad9) return key - Key::Numpad0;
  return std::nullopt;
}

}  // namespace

std::span<const CueKeys> cue_keys() { return table; }

std::optional<session::Cue> cue_of(const sf::Event::KeyEvent& key) {
  if (const auto digit = digit_of(key.code); digit && !key.control && !key.alt)
    return session::Cue{What::digit, *digit};
  for (const CueKeys& c : table)
    if (std::ranges::any_of(c.chords, [&](const Chord& chord) { return matches(chord, key); }))
      return session::Cue{c.what};
  return std::nullopt;
}

}  // namespace homebound::ui
