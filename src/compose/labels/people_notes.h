// The numbers of people beside the lines of single flights.
#pragma once

#include <vector>

#include "compose/kit/ink.h"
#include "compose/labels/labels.h"
#include "compose/routes/routes.h"

namespace homebound::compose {

// Where the number of a flight stands.
struct PeopleNote {
  std::size_t leg = 0;
  Point baseline;  // page units: the middle of the text's baseline
};

// Returns places for the numbers of the flights that are drawn singly, from the largest, each beside the
// middle of its line or as near to it as there is room. A flight of which nobody says how many it carries has
// none. The boxes are added to what the ground blocks.
std::vector<PeopleNote> place_people(const timeline::Timeline& timeline, const View& view,
                                     const Options& options, const Routes& routes, LabelGround& ground);

// Draws them in the colours of their routes: "86", "about 150", and "86 (est.)" where the number is only
// estimated.
void draw_people(Items& items, const std::vector<PeopleNote>& notes, const timeline::Timeline& timeline,
                 const Options& options, const Routes& routes, const Theme& theme);

}  // namespace homebound::compose
