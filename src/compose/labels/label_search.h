// Chooses a place for each label: greedily in order, then labels make room for each other.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "base/geometry.h"

namespace homebound::compose {

struct Candidate {
  Rect box;
  double cost = 0;      // penalty, page units; 0: the best possible place
  bool leader = false;  // connected to its mark by a line
  Point from, to;       // ends of that line, page units
};

// Tells whether two labels, by their indices, are ever shown together.
using Together = std::function<bool(std::size_t, std::size_t)>;

// Chooses among each label's candidates, which are sorted cheapest first; labels are in order of
// importance. Returns the index of the chosen candidate per label, nullopt where there was no room. Boxes
// stay label_gap apart, and no leader crosses another or another label's box. Deterministic, with bounded
// running time.
std::vector<std::optional<std::size_t>> choose(const std::vector<std::vector<Candidate>>& candidates,
                                               const Together& together = {});

inline constexpr double label_gap = 2.5;  // page units between boxes

}  // namespace homebound::compose
