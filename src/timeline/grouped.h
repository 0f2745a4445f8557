// The groups aboard all legs, each with the rows of a grouping in which it counts.
#pragma once

#include <string>
#include <vector>

#include "timeline/totals.h"

namespace homebound::timeline {

// A group aboard a leg, and the rows in which it counts while it waits, and from its departure on.
struct Part {
  std::size_t leg, group;
  std::size_t before, after;
  bool counted = true;  // false: in no row
};

struct Grouped {
  std::vector<std::string> names;
  std::vector<Part> parts;  // by leg and group
};

// Returns the parts of all legs that flew, hidden ones too; by kind, those of a flight that mentions neither
// people nor their kind are not counted.
Grouped grouped(const Timeline& timeline, Grouping grouping);

}  // namespace homebound::timeline
