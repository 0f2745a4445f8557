// Edits the fields of a scenario's text: entries, and texts in which one of their fields has changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/format/format.h"
#include "scenario/toml/patch.h"

namespace homebound::scenario {

// One entry of a file. The fourth [[flight]] is {Sort::flight, 3}; {} is the top of the file.
struct Entry {
  Sort sort = Sort::top;
  std::size_t index = 0;
  std::string id;  // for a kind: its key in [kinds], by which it is found
  TomlPath path() const;
  bool operator==(const Entry&) const = default;
};

// Returns how many entries of a sort the file has.
std::size_t entry_count(const TomlOutline& outline, Sort sort);
// Returns the entry at an index, from 0, among those of its sort.
Entry entry_at(const TomlOutline& outline, Sort sort, std::size_t index);

// Returns the text with the field set to what was typed; an empty value removes the key. `key` may name a
// language of a text, "note.zh", and an element of a list of tables, counted from 1: "claims.2.value". The
// element after the last is added, and "claims.2" with an empty value removes the second. Throws Error for a
// key that such an entry does not have.
std::string with_field(std::string_view text, const Entry& entry, std::string_view key,
                       const std::string& typed);

// Returns the field as a user would type it; nullopt when the file does not have it. For a text in several
// languages, without one named, returns the first.
std::optional<std::string> field_text(const TomlOutline& outline, std::string_view text, const Entry& entry,
                                      std::string_view key);

// Returns how many elements a list of tables has.
std::size_t element_count(const TomlOutline& outline, const Entry& entry, std::string_view list);
// Returns the key of a row for that of an element: "claims.value" for "claims.2.value".
std::string row_key(std::string_view key);

// Keys and their values, as typed.
using TypedFields = std::vector<std::pair<std::string, std::string>>;
// Returns the fields as TOML, for a new entry of the sort. Throws Error for an unknown key.
TomlFields toml_fields(Sort sort, const TypedFields& typed);
// Returns the text with a new entry before the one at `index`. Throws Error for an unknown key, and for a
// kind whose id is missing or taken.
std::string with_new_entry(std::string_view text, Sort sort, std::size_t index, const TypedFields& typed);

}  // namespace homebound::scenario
