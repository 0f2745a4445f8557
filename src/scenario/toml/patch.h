// Edits a TOML text: each function takes a text and returns a new one. Whatever an edit does not concern
// stays as it is, byte for byte: comments, order, spelling, line ends. The text must be valid TOML; parse()
// judges whether the result is a valid scenario. Values are given as TOML, which toml_text.h makes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/toml/toml_outline.h"

namespace homebound::scenario {

// Keys of a new table with their values as TOML.
using TomlFields = std::vector<std::pair<std::string, std::string>>;

// Each function throws Error when the path leads through a value that is neither a table nor an array.

// Sets the key at `path`: in place when it has a value, otherwise after the last key of its table. Tables
// on the way that do not exist are created.
std::string with_value(std::string_view text, const TomlPath& path, std::string_view value);

// Removes what stands at `path`: a key, an element of an array, or a whole entry such as {"flight", 3} with
// its sub-tables and the comment lines right above it. Returns the same text when there is no such thing.
std::string without(std::string_view text, const TomlPath& path);

// Adds an entry, such as [[flight]], as element `path` of its array: before the element that is there now,
// or after the last.
std::string with_entry(std::string_view text, const TomlPath& path, const TomlFields& fields);

// Adds an element to an array of values, such as {"flight", 3, "via", 0}. The array is created if there is
// none; a single value (source = "a") becomes an array.
std::string with_element(std::string_view text, const TomlPath& path, std::string_view value);

// Moves element `from` of the array at `list` so that it becomes element `to`. Comments right above an
// entry go with it; those between entries stay where they are.
std::string with_moved(std::string_view text, const TomlPath& list, std::size_t from, std::size_t to);

}  // namespace homebound::scenario
