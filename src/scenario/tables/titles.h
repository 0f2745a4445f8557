// Interprets the titles of columns.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/tables/columns.h"

namespace homebound::scenario {

// The meaning of a column's title.
struct Title {
  // One, or two where only the table can tell: "departure" is a place or a time, "lat" is of either end.
  std::vector<Field> fields;
  bool weak = false;      // used only when no other column fits: "no", "time", "lat1"
  std::string zone;       // "STD (UTC)" -> "UTC", "起飞（北京时间）" -> "Asia/Shanghai"
  std::string zone_word;  // an abbreviation that may be several zones: "Dep (IST)" -> "IST"
  Standing standing = Standing::plain;
  bool off_ground = false;  // of the wheels, not of the blocks: "wheels_off", "landing"
  // Tells whether it is a coordinate of an end that it does not name.
  bool is_plain_coordinate() const {
    return fields.size() == 2 && (fields[0] == Field::from_lat || fields[0] == Field::from_lon);
  }
};

inline constexpr std::size_t rows_that_may_hold_titles = 30;  // a file may start with remarks and headings

// Returns a title in small letters without the number that tells it from the same one before: "From 2",
// "From.1", "From (2)".
std::string without_number(std::string_view title);

// Returns the order of dates that a title says: "Date (dd/mm/yy)". Nullopt where it says none.
std::optional<DayOrder> order_in(std::string_view title);

// Interprets a title. Nullopt when it holds an unknown word: "departure gate" is not a departure.
std::optional<Title> read_title(std::string_view title);

}  // namespace homebound::scenario
