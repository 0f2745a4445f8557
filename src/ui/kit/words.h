// Every text of the window, in English and Chinese.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/message.h"
#include "scenario/model.h"
#include "session/session.h"

namespace homebound::ui {

// The names of the texts; words/*.def holds their English and Chinese.
enum class Word {
#define WORD(name, english, chinese) name,
#include "ui/kit/words/all.def"
#undef WORD
  count
};

// Returns a NUL-terminated text that is never freed. English for both languages.
const char* say(Word word, Language language);

// Returns a text in all languages.
Message message(Word word);

// Return the display names of a certainty and of a layer.
Word word_of(scenario::Certainty certainty);
Word word_of(session::Layer layer);

// Return a projection preset's or theme's display name, and what a projection is good for; an unknown name is
// returned itself.
std::string projection_name(const std::string& name, Language language);
std::string projection_use(const std::string& name, Language language);
std::string theme_name(const std::string& name, Language language);

// Returns "10 Nov 2015, 06:00" / "2015年11月10日 06:00" on the zone's clock; `seconds` adds ":30".
std::string date_and_time(Instant t, const std::string& zone, Language language, bool seconds = false);
// Returns "10 Nov 06:00" / "11月10日 06:00".
std::string day_and_time(Instant t, const std::string& zone, Language language);
// Returns an event's date as its source gives it.
std::string event_date(const scenario::Event& event, Language language);
// Return "Name: value" and "text (aside)" with the language's punctuation.
std::string labelled(std::string_view name, std::string_view value, Language language);
std::string with_aside(std::string_view text, std::string_view aside, Language language);
// Returns "1,234", in Chinese "1234".
std::string count_text(long count, Language language);
// Returns "47 suspects" / "嫌疑人47人", "about 150 suspects" / "嫌疑人约150人", "suspects (number unknown)" /
// "嫌疑人（人数不详）"; without a kind, the number alone.
std::string people_text(const scenario::HeadCount& count, std::string_view kind, Language language);
// Returns "3,366 km" / "3366公里".
std::string kilometres_text(double kilometres, Language language);
// Returns "10 Nov 06:00 UTC" / "11月10日 06:00（UTC）".
std::string utc_text(Instant t, Language language);
// Returns "3 h 05 min" / "3小时05分".
std::string span_of(Seconds s, Language language);
// Returns "UTC+08:00".
std::string offset_text(Instant t, const std::string& zone);

// Returns every text above, to choose the characters of fonts.
std::string all_words();

}  // namespace homebound::ui
