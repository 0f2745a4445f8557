// Converts between a value as a user types it into a form or script and the same value as a scenario file
// writes it. The parser judges whether the value is valid.
#pragma once

#include <string>
#include <string_view>

#include "scenario/format/format.h"
#include "scenario/toml/toml_outline.h"

namespace homebound::scenario {

// Returns the typed text as a TOML value; `parts` are the rows of the keys inside pairs or tables. Text
// that cannot be read as the type becomes a string, of which the parser will complain.
std::string toml_of(FieldType type, std::string_view typed, std::span<const EntryField> parts = {});

// Returns the value of `node`, a part of `text`, as a user would type it.
std::string typed_of(FieldType type, const TomlNode& node, std::string_view text);

}  // namespace homebound::scenario
