// Names of what is edited, and new entries to begin with.
#pragma once

#include <string_view>

#include "scenario/fields.h"
#include "ui/desk.h"

namespace homebound::ui {

Word word_of_field(std::string_view key);  // "depart.sure"
Word word_of_sort(std::string_view sort);
const char* hint_of(scenario::FieldType type);

// A scene of what is on the screen.
Command take_view(const Desk& desk);
// An entry of a sort with what it cannot be without.
Command new_entry(const Desk& desk, const std::string& sort);

}  // namespace homebound::ui
