// Examples of what can be typed, which stand in empty fields.
#pragma once

#include <string>
#include <string_view>

#include "base/language.h"
#include "scenario/format/format.h"

namespace homebound::ui {

// Returns an example of a field's value: its default, one of its words, or what such a field says elsewhere.
// Texts for people and what is typed in words are in the language; empty for a flag.
std::string example_of(scenario::Sort sort, const scenario::EntryField& field, Language language);
// Returns "e.g. Amman", or "otherwise 10" where the example is what holds if nothing is typed, so that nobody
// takes it for what was typed.
std::string placeholder_of(scenario::Sort sort, const scenario::EntryField& field, Language language);
// Returns all examples, to choose the characters of fonts.
std::string all_examples();

// Returns an example as an empty field shows it: "e.g. 9:30".
std::string as_placeholder(std::string_view example, Language language);

}  // namespace homebound::ui
