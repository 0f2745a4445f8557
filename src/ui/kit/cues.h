// The keys of a talk, including those of clickers, for the keyboard and the list of keys alike.
#pragma once

#include <array>
#include <optional>
#include <span>

#include "session/present.h"
#include "ui/kit/chord.h"
#include "ui/kit/words.h"

namespace homebound::ui {

struct CueKeys {
  Word word;
  session::Cue::What what;
  std::array<Chord, 6> chords;
};
std::span<const CueKeys> cue_keys();

// Returns the cue of a key, digits included; nullopt for any other key.
std::optional<session::Cue> cue_of(const sf::Event::KeyEvent& key);

}  // namespace homebound::ui
