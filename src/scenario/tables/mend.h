// Cells of tables that are read as something else than the file says.
#pragma once

#include <string>

#include "base/message.h"

namespace homebound::scenario {

struct Mend {
  int row = 0;         // its number in the file
  std::string column;  // a title, or a number from 1
  std::string value;
};

// Returns the warning that a mended cell does not exist: the file may have changed.
inline Text no_cell_to_mend(int row, const std::string& column) {
  return told("mend: there is no cell in row {}, column {}", "mend：没有第{}行“{}”列的单元格", row, column);
}

}  // namespace homebound::scenario
