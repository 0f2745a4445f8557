// The scenario format: every sort of entry, with a row for each key that a file may use. The reader's
// checks and hints, forms, scripts and docs/format.md all follow these rows. Only references between
// entries are checked by the reader alone.
#pragma once

#include <array>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "base/message.h"

namespace homebound::scenario {

// The sorts of entries; `top` is the top of the file.
enum class Sort { top, source, place, kind, flight, event, figure, scene, callout, counter, table, layer };

// The types of fields, each with an example of how a value is typed.
enum class FieldType {
  word,  // text for programs: an id, a code
  text,  // text for people, in one or more languages
  integer,
  number,
  flag,      // yes or no
  time,      // 2015-11-10T09:00, with or without a zone's offset; or a date alone
  position,  // 116.6, 40.1: longitude, latitude
  box,       // 100, 10, 120, 30: west, south, east, north
  words,     // several words, separated by commas
  stops,     // places and positions, separated by semicolons: HKG; 114.5, 30
  value,     // a whole number or a text
  pairs,     // from=Origin, people=6
  tables,    // pairs, separated by semicolons: value=280, source=a; value=279
  lengths,   // 4, 2
  colour,    // #b3261e, or #b3261e40 with its opacity
  file,      // a file in the scenario's folder
  count,     // people: 90, about 150, 120 to 160
};
// Returns a type's name in English: "whole number".
std::string_view name_of(FieldType type);
// Returns an example of a value of the type, as a user would type it.
std::string_view typed_example(FieldType type);

// The things that the words of a field refer to, so that words can be suggested.
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
  callout,
  // The following are closed lists: see choices().
  language,
  colouring,
  routes_as,
  certainty,
  easing,
  layer,
  date_order,
  day_order,
  under,
  marker,
  mode,
  status,
  counting,
  grouping,
  flight_end,
  chart_unit,
};
// Returns every word that a closed list allows; empty for the others.
std::span<const std::string_view> choices(Names names);

// An inclusive range.
struct Range {
  double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
};

// One key. The key `sure` of the table that `depart` may be has the row "depart.sure"; the key `value` of
// the tables in the list `claims` has the row "claims.value".
struct EntryField {
  std::string_view key;
  FieldType type = FieldType::word;
  Wording label, help;  // one sentence
  Names names = Names::none;
  bool required = false;
  Range range{};  // for numbers, in `unit`
  Wording unit{};
  std::string_view otherwise;  // the default as a user would type it; empty: none
  // An entry has one at most of the keys with the same word here; an edit lets one take another's place.
  std::string_view one_of;

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
  constexpr EntryField one_among(std::string_view group) const {
    EntryField field = *this;
    field.one_of = group;
    return field;
  }
};

// A sort of entry with its rows in the order in which forms show them. A row's parts follow it.
struct EntrySort {
  Sort sort;
  std::string_view name;  // as scripts call it: "flight"; empty for the top of the file
  std::string_view list;  // the key that holds the entries: "flight", "kinds"
  Wording word, label;    // for one entry, and for all of them
  Wording help;
  std::span<const EntryField> fields;
};

// Returns the key of a table within this one that has a key of this name, as `camera.projection` for
// `projection` in a scene; empty where there is none.
std::string_view deeper_key(Sort sort, std::string_view prefix, std::string_view name);

// Returns all sorts of entries.
std::span<const EntrySort> entry_sorts();
const EntrySort& entry_sort(Sort sort);
// Finds a sort by its name. Throws Error with the nearest name.
const EntrySort& entry_sort(std::string_view name);
// Returns what messages call an entry: "flight", 航班.
Text word_for(Sort sort);
// Returns "[[flight]]", "[kinds]"; empty for the top.
std::string header_of(Sort sort);

// Returns the row of a key, or null when there is none.
const EntryField* find_field(const EntrySort& sort, std::string_view key);
// Returns the row of a key. Throws Error with the nearest key when there is none.
const EntryField& field_of(const EntrySort& sort, std::string_view key);
// Returns the rows of the keys inside a row's pairs, tables or count: "claims.value", ... Empty for other
// types, for which rows such as "depart.sure" are fields of their own.
std::span<const EntryField> parts_of(const EntrySort& sort, const EntryField& field);
// Tells whether the field lies inside the pairs, tables or count of another.
bool is_part(const EntrySort& sort, const EntryField& field);
// Returns the key that holds the value when a table stands in its place: "at", "file"; empty for a type
// that cannot be a table.
std::string_view own_key(FieldType type);

// Returns the keys that a table may have: the top of an entry for an empty prefix, "depart." for the table
// that `depart` may be.
std::vector<std::string_view> keys_within(Sort sort, std::string_view prefix);

// Returns the key, its range and unit, and its default: "speed · 50 to 1200 km/h", "ease · default:
// linear".
Text facts_of(const EntryField& field);

// The languages of texts and of the picture.
inline constexpr std::array<std::string_view, 2> languages{"en", "zh"};

// Degrees.
inline constexpr Range longitudes{-180, 180}, latitudes{-90, 90};

}  // namespace homebound::scenario
