// Entries of a scenario's text, and the text with one of their fields changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/format/format.h"
#include "scenario/toml/patch.h"

namespace homebound::scenario {

// One entry of a file: the fourth [[flight]] is {Sort::flight, 3}; {} is the top.
struct Entry {
  Sort sort = Sort::top;
  std::size_t index = 0;
  std::string id;  // of a kind: its key in [kinds], by which it is found
  TomlPath path() const;
  bool operator==(const Entry&) const = default;
};

// How many entries of a sort the file has, and the one at a place among them.
std::size_t entry_count(const TomlOutline& outline, Sort sort);
Entry entry_at(const TomlOutline& outline, Sort sort, std::size_t index);

// The text with the field saying what was typed; an empty one takes the key away. `key` may name a language
// of a text: "note.zh". Throws Error for a key that such an entry does not have.
std::string with_field(std::string_view text, const Entry& entry, std::string_view key,
                       const std::string& typed);

// What the file says, as it would be typed; nullopt where it says nothing. Of a text in several languages
// without one named, the first.
std::optional<std::string> field_text(const TomlOutline& outline, std::string_view text, const Entry& entry,
                                      std::string_view key);

// Keys and values as they are typed.
using TypedFields = std::vector<std::pair<std::string, std::string>>;
TomlFields toml_fields(Sort sort, const TypedFields& typed);
// The text with a new entry before the one at `index`. Throws Error for an unknown key, and for a kind
// without an id or with one that is taken.
std::string with_new_entry(std::string_view text, Sort sort, std::size_t index, const TypedFields& typed);

}  // namespace homebound::scenario
