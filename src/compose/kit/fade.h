// Fading what is drawn in and out.
#pragma once

#include <algorithm>
#include <memory>

#include "compose/kit/ink.h"

namespace homebound::compose {

// Adds what `draw(items)` draws as one group of an opacity (0..1); as it is when it is opaque.
template <class Draw>
void faded(Items& items, const char* name, double opacity, Draw draw) {
  if (opacity <= 0) return;
  if (opacity >= 1) return draw(items);
  const auto group = std::make_shared<drawing::Group>();
  group->name = name;
  group->opacity = static_cast<float>(opacity);
  draw(group->items);
  items.emplace_back(group);
}

// The opacities of two cards of which the upper one takes the place of the lower. One of them is opaque at
// any time, so that the map never shines through where both lie.
struct Crossing {
  double leaving, coming;
};
inline Crossing crossing(double arrived) {
  return {std::clamp(2 - 2 * arrived, 0.0, 1.0), std::clamp(2 * arrived, 0.0, 1.0)};
}

// The opacities of two texts at one place, such as two titles: the old one is gone before the new one comes,
// for neither could be read over the other.
inline Crossing one_by_one(double arrived) {
  return {std::clamp(1 - 2 * arrived, 0.0, 1.0), std::clamp(2 * arrived - 1, 0.0, 1.0)};
}

}  // namespace homebound::compose
