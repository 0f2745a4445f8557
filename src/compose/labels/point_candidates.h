// The places that the label of a point may take.
#pragma once

#include "compose/labels/label_search.h"
#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

// Free places around a mark, cheapest first: beside it, or, when `far`, also farther off and joined to it by
// a leader. A place on a route or beside one is dearer; one on a mark or off the page is none.
std::vector<Candidate> candidates_of(const Label& label, const LabelSpace& space, bool far);
// The first place beside a mark that meets nothing at all, neither boxes nor lines.
std::optional<Rect> quiet_place(const Label& label, const LabelSpace& space);

// How much of the page a mark takes, for others to keep clear of.
Rect mark_box(const Label& label);

}  // namespace homebound::compose
