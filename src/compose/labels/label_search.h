// Which of its places each label takes: first come first served, then labels make room for each other.
#pragma once

#include <optional>
#include <vector>

#include "base/geometry.h"

namespace homebound::compose {

struct Candidate {
  Rect box;
  double cost = 0;      // page units of displeasure; 0: the best place there is
  bool leader = false;  // joined to its mark by a line
  Point from, to;       // of that line
};

// `candidates`: of each label, cheapest first; labels in order of importance. Returns the index of the
// candidate that each takes, nothing for those that found no room. No two boxes come closer than the gap
// that labels keep, no leader crosses another one or runs through another's box. Deterministic; its time is
// bounded.
std::vector<std::optional<std::size_t>> choose(const std::vector<std::vector<Candidate>>& candidates);

inline constexpr double label_gap = 2.5;  // page units between boxes

}  // namespace homebound::compose
