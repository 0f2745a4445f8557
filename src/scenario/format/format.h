// The scenario format: each sort of entry, and one row for every key that a file may say. The reader's checks
// and hints, forms, scripts and docs/format.md all follow these rows; references between entries are checked
// by the reader alone.
#pragma once

#include <array>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/wording.h"

namespace homebound::scenario {

enum class Sort { top, source, place, kind, flight, event, figure, scene, table, layer };

enum class FieldType {
  word,  // a text for programs: an id, a code
  text,  // for people, in one or more languages
  integer,
  number,
  flag,      // yes or no
  time,      // 2015-11-10T09:00, with or without a zone's offset; also a date alone
  position,  // 116.6, 40.1: longitude, latitude
  box,       // 100, 10, 120, 30: west, south, east, north
  words,     // several words, with commas between
  stops,     // places and positions, with semicolons between: HKG; 114.5, 30
  value,     // a whole number, or a text
  pairs,     // from=Origin, people=6
  tables,    // pairs, with semicolons between: value=280, source=a; value=279
  lengths,   // 4, 2
  colour,    // #b3261e, or #b3261e40 with its opacity
  file,      // a file of the scenario's folder
};
std::string_view name_of(FieldType type);
// A value of the type as somebody types it.
std::string_view typed_example(FieldType type);

// What the words of a field name, to offer them.
enum class Names {
  none,
  place,
  source,
  figure,
  flight,
  kind,
  zone,
  theme,
  projection,
  // These are closed lists: see choices().
  language,
  colouring,
  certainty,
  easing,
  layer,
  date_order,
  under,
  marker,
};
// Every word that a closed list allows; empty for the others.
std::span<const std::string_view> choices(Names names);

struct Range {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
};

// One key. `sure` of the table that `depart` may be is the row "depart.sure"; `value` of the tables in the
// list `claims` is "claims.value".
struct EntryField {
  std::string_view key;
  FieldType type = FieldType::word;
  Wording label, help;  // help is one sentence
  Names names = Names::none;
  bool required = false;
  Range range{};  // of numbers, in `unit`
  Wording unit{};
  std::string_view otherwise;  // the default, as it would be typed; empty: none

  constexpr EntryField naming(Names of) const {
    EntryField field = *this;
    field.names = of;
    return field;
  }
  constexpr EntryField must() const {
    EntryField field = *this;
    field.required = true;
    return field;
  }
  constexpr EntryField within(double low, double high, Wording in = {}) const {
    EntryField field = *this;
    field.range = {low, high};
    field.unit = in;
    return field;
  }
  constexpr EntryField usually(std::string_view value) const {
    EntryField field = *this;
    field.otherwise = value;
    return field;
  }
};

// A sort of entry and its rows, in the order of forms. The parts of a row follow it.
struct EntrySort {
  Sort sort;
  std::string_view name;  // as scripts call it: "flight"; empty for the top of the file
  std::string_view list;  // the key that holds its entries: "flight", "kinds"
  Wording word, label;    // of one entry, and of all of them
  Wording help;
  std::span<const EntryField> fields;
};

std::span<const EntrySort> entry_sorts();
const EntrySort& entry_sort(Sort sort);
// By its name. Throws Error with the nearest right one.
const EntrySort& entry_sort(std::string_view name);
// What an entry is called in messages: "flight", 航班.
Message word_for(Sort sort);
// "[[flight]]", "[kinds]"; empty for the top.
std::string header_of(Sort sort);

// Null when there is no such row.
const EntryField* find_field(const EntrySort& sort, std::string_view key);
// Throws Error with the nearest right key.
const EntryField& field_of(const EntrySort& sort, std::string_view key);
// The rows of what stands within a row's pairs or tables: "claims.value", ... Empty for other types, whose
// rows such as "depart.sure" are fields of their own.
std::span<const EntryField> parts_of(const EntrySort& sort, const EntryField& field);
// Whether the field is said within the pairs or tables of another.
bool is_part(const EntrySort& sort, const EntryField& field);
// Under which key the value lies where it is a table with more to say: "at", "file"; empty: it cannot be one.
std::string_view own_key(FieldType type);

// What a table may say: the top of an entry for an empty prefix, "depart." for the table that depart is.
std::vector<std::string_view> keys_within(Sort sort, std::string_view prefix);

// "speed · 50 to 1200 km/h", "ease · linear": the key, its range and its default.
Message facts_of(const EntryField& field);

// Of texts, and of the picture.
inline constexpr std::array<std::string_view, 2> languages{"en", "zh"};

inline constexpr Range longitudes{-180, 180}, latitudes{-90, 90};

}  // namespace homebound::scenario
