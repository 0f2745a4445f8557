// The numbers of people of a journey who wait at a place for their next leg.
#pragma once

#include <vector>

#include "compose/kit/ink.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

// Where the number of a place stands, whoever is there.
struct TransitNote {
  std::size_t place = 0;  // an index into the scenario's places
  Point baseline;         // page units: the middle of the text's baseline
};

// Returns places for the numbers of all places where people change, beside the labels that they have, from
// the busiest. Where the busiest time of a place has no room, it has none. Boxes in `blocked` are left free,
// and the numbers' own are added.
std::vector<TransitNote> place_transit(const timeline::Timeline& timeline, const View& view,
                                       const Options& options, const std::vector<Label>& labels,
                                       std::vector<Rect>& blocked);

// Draws how many are at each at `t`; nothing where nobody is.
void draw_transit(Items& items, const std::vector<TransitNote>& notes, const timeline::Timeline& timeline,
                  const Options& options, Instant t, const Theme& theme);

}  // namespace homebound::compose
