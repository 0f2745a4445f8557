// Says in the program's own words what keeps a text from being TOML.
#pragma once

#include <string_view>
#include <vector>

#include "base/message.h"

namespace homebound::scenario {

struct TomlFault {
  int line = 0, column = 0;  // from 1, the column in characters
  Text what;
};

// Returns the faults of a text that the parser refuses, from the first on. A fault that ends with its line
// hides no other one; after another the rest is not looked at. The last one tells that no more was checked.
std::vector<TomlFault> toml_faults(std::string_view text);

}  // namespace homebound::scenario
