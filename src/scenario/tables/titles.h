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
  std::vector<Field> fields;  // one, or two where only the cells can tell: "departure" is a place or a time
  bool weak = false;          // used only when no other column fits: "no", "time", "lat1"
  std::string zone;           // "STD (UTC)" -> "UTC", "起飞（北京时间）" -> "Asia/Shanghai"
  Standing standing = Standing::plain;
  bool off_ground = false;  // of the wheels, not of the blocks: "wheels_off", "landing"
};

// Returns the order of dates that a title says: "Date (dd/mm/yy)". Nullopt where it says none.
std::optional<DayOrder> order_in(std::string_view title);

// Interprets a title. Nullopt when it holds an unknown word: "departure gate" is not a departure.
std::optional<Title> read_title(std::string_view title);

}  // namespace homebound::scenario
