// What keys mean while presenting, those of clickers among them: for the keyboard and the list of keys alike.
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

// Digits, too. Any other key is nothing.
std::optional<session::Cue> cue_of(const sf::Event::KeyEvent& key);

}  // namespace homebound::ui
