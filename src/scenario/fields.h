// What the entries of a scenario file may say, key by key, and the way between what somebody types into a
// form or a script and the file's TOML. Whether a value is a good one the parser says.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "scenario/patch.h"

namespace homebound::scenario {

enum class FieldType {
  word,  // a text for programs: an id, a code
  text,  // for people, in one or more languages
  integer,
  number,
  flag,      // yes or no
  time,      // 2015-11-10T09:00, a zone's offset behind it or not; also a date alone
  position,  // 116.6, 40.1: longitude, latitude
  box,       // 100, 10, 120, 30: west, south, east, north
  words,     // several words, with commas between
  stops,     // places and positions, with semicolons between: HKG; 114.5, 30
  value,     // a whole number, or a text
  pairs,     // from=Origin, people=6
};

// What the words of a field are names of, to offer them.
enum class Names {
  none,
  place,
  source,
  figure,
  flight,
  kind,
  zone,
  certainty,
  theme,
  projection,
  easing,
  layer
};

struct EntryField {
  std::string_view key;  // "depart", "depart.sure"
  FieldType type = FieldType::word;
  Names names = Names::none;
  bool required = false;
};

// The sorts of entries and their fields in the order of forms; "" is the top of the file.
struct EntrySort {
  std::string_view name;
  std::span<const EntryField> fields;
};
std::span<const EntrySort> entry_sorts();
// What an entry of the sort is called: "flight", 航班.
Message word_for(std::string_view sort);
// Throws Error with the nearest right name.
const EntrySort& entry_sort(std::string_view name);
const EntryField& field_of(const EntrySort& sort, std::string_view key);

// One entry of a file: the fourth [[flight]] is {"flight", 3}; {"", 0} is the top.
struct Entry {
  std::string sort;
  std::size_t index = 0;
  TomlPath path() const;
  bool operator==(const Entry&) const = default;
};

// What was typed, as a value of the file. What cannot be read as the type is a string, for the parser to
// complain of.
std::string toml_of(FieldType type, std::string_view typed);

// The text with the field saying what was typed; an empty one takes the key away. `key` may name a language
// behind a text: "note.zh". Throws Error for a key that such an entry does not have.
std::string with_field(std::string_view text, const Entry& entry, std::string_view key,
                       const std::string& typed);

// What the file says, as it would be typed; nothing where it says nothing. Of a text in several languages
// without one named, the first.
std::optional<std::string> field_text(const TomlOutline& outline, std::string_view text, const Entry& entry,
                                      std::string_view key);

// How many entries of a sort the file has, and the new entry's fields as they are typed.
std::size_t entry_count(const TomlOutline& outline, std::string_view sort);
TomlFields toml_fields(std::string_view sort, const std::vector<std::pair<std::string, std::string>>& typed);

}  // namespace homebound::scenario
