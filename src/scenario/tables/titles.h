// What the title of a column means.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/tables/columns.h"

namespace homebound::scenario {

struct Title {
  std::vector<Field> fields;  // one, or two where only the cells can tell: "departure" is a place or a time
  bool weak = false;          // taken only when no other column says it: "no", "code"
  std::string zone;           // "STD (UTC)" -> "UTC", "起飞（北京时间）" -> "Asia/Shanghai"
  bool scheduled = false;
};

// Nothing when the title holds any word that is not known: "departure gate" is no departure.
std::optional<Title> read_title(std::string_view title);

}  // namespace homebound::scenario
