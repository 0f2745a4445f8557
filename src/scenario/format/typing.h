// The way between a value as somebody types it into a form or a script and as a scenario file writes it.
// Whether the value is a good one the parser says.
#pragma once

#include <string>
#include <string_view>

#include "scenario/format/format.h"
#include "scenario/toml/toml_outline.h"

namespace homebound::scenario {

// What was typed, as a value of the file; `parts` are the rows of what stands in pairs or tables. What cannot
// be read as the type is a string, for the parser to complain of.
std::string toml_of(FieldType type, std::string_view typed, std::span<const EntryField> parts = {});

// A value of `text` as it would be typed.
std::string typed_of(FieldType type, const TomlNode& node, std::string_view text);

}  // namespace homebound::scenario
