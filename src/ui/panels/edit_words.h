// Labels of fields, and initial values of new entries.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "scenario/format/format.h"
#include "ui/kit/desk.h"

namespace homebound::ui {

// Returns a field's label in the window's language; `key` is as in "depart.sure".
const char* label_of(const Desk& desk, scenario::Sort sort, std::string_view key);
// Returns the key of the first of these fields that is typed, with the window's language where it has
// languages: "title.en".
std::string first_key(const Desk& desk, std::span<const scenario::EntryField> fields);

// Returns the command to add a scene of what is on the screen.
Command take_view(const Desk& desk);
// Returns the command to add an entry of a sort with its required fields.
Command new_entry(const Desk& desk, scenario::Sort sort);

}  // namespace homebound::ui
