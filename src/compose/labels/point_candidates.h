// Generates the candidate places for a point's label.
#pragma once

#include "compose/labels/label_search.h"
#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

inline constexpr double most_away = 40;  // of a name from its mark, page units

// Returns free places around a mark, cheapest first: beside it and, when `far`, also farther away with a
// leader. Places on or near a route cost more; places on a mark, nearer to another mark, more than
// `most_away` from their own or off the page are excluded.
std::vector<Candidate> candidates_of(const Label& label, const LabelSpace& space, bool far);
// Returns the first place beside a mark that meets neither boxes nor lines; nullopt when there is none.
std::optional<Rect> quiet_place(const Label& label, const LabelSpace& space);

// Returns the box around a mark that other labels must avoid, page units.
Rect mark_box(const Label& label);

}  // namespace homebound::compose
