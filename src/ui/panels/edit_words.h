// Names of what is edited, and new entries to begin with.
#pragma once

#include <string_view>

#include "scenario/format/format.h"
#include "ui/kit/desk.h"

namespace homebound::ui {

// A field's label in the window's language: "depart.sure".
const char* label_of(const Desk& desk, scenario::Sort sort, std::string_view key);
// What stands in an empty field; "" where its label says enough.
const char* hint_of(scenario::FieldType type);

// A scene of what is on the screen.
Command take_view(const Desk& desk);
// An entry of a sort with what it cannot be without.
Command new_entry(const Desk& desk, scenario::Sort sort);

}  // namespace homebound::ui
