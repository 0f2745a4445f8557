// The fixed texts of the window, in English and Chinese.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/message.h"
#include "geo/projection/projection.h"
#include "scenario/model.h"
#include "session/session.h"
#include "words/amounts.h"
#include "words/asides.h"
#include "words/dates.h"
#include "words/facts.h"

namespace homebound::ui {

// The names of the texts; words/*.def holds their English and Chinese.
enum class Word {
#define WORD(name, english, chinese) name,
#include "ui/kit/words/all.def"
#undef WORD
  count
};

// Returns a NUL-terminated text that is never freed. English for both languages.
const char* say(Word word, Language language, Service service = Service::flights);

// Returns a text in all languages.
Text message(Word word);

// Returns the display name of a layer.
Word word_of(session::Layer layer);

// Return a projection preset's or theme's display name, and what a projection is good for; an unknown name is
// returned itself. A projection that the camera is gliding through has no name: "On the way".
std::string projection_name(const Projection& projection, Language language);
std::string projection_name(const std::string& name, Language language);
std::string projection_use(const std::string& name, Language language);
std::string theme_name(const std::string& name, Language language);

// Returns every text of the window, to choose the characters of fonts.
std::string all_words();

}  // namespace homebound::ui
