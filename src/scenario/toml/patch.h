// Edits of a TOML text, each a function from text to text. What an edit does not concern stays as it is, byte
// for byte: comments, order, spelling, line ends. The text must be TOML; whether what comes out is a good
// scenario, parse() says. Values are given as TOML: toml_text.h makes them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/toml/toml_outline.h"

namespace homebound::scenario {

// Keys of a new table with their values, TOML.
using TomlFields = std::vector<std::pair<std::string, std::string>>;

// Each throws Error when the path leads through something that is no table or array.

// Gives the key at `path` this value: in its place when it has one, else behind the last key of its table.
// Tables on the way that do not exist are made.
std::string with_value(std::string_view text, const TomlPath& path, std::string_view value);

// Without what stands at `path`: a key, an element of an array, or a whole entry such as {"flight", 3} with
// its sub-tables and the comment lines right above it. The same text when there is no such thing.
std::string without(std::string_view text, const TomlPath& path);

// With a new entry, such as [[flight]], as element `path` of its array: before the one that is there now, or
// behind the last.
std::string with_entry(std::string_view text, const TomlPath& path, const TomlFields& fields);

// With a new element in an array of values, such as {"flight", 3, "via", 0}. An array is made when there is
// none, and of a value that stands alone (source = "a").
std::string with_element(std::string_view text, const TomlPath& path, std::string_view value);

// With element `from` of the array at `list` moved so that it becomes element `to`. Comments between entries
// stay where they are; those right above an entry go with it.
std::string with_moved(std::string_view text, const TomlPath& list, std::size_t from, std::size_t to);

}  // namespace homebound::scenario
