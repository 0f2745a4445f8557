// A story.html as one file: the page, the player, the story's texts and its tape.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"

namespace homebound::exporting {

struct StoryPage {
  std::string title, generator;
  Language language = Language::english;
  std::string story;    // JSON
  std::string tape;     // as bytes_of() returns it
  bool framed = false;  // to be embedded: only the picture and a button
};
// Puts the page together from assets/player, whose README says what its placeholders mean. Throws Error when
// a part of the player is missing.
std::string story_html(const StoryPage& page);

}  // namespace homebound::exporting
