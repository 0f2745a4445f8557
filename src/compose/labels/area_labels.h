// Places the names of countries and seas inside their visible parts.
#pragma once

#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

// Adds the countries or seas that are large enough on the page for their names. A name without room has no
// box.
void add_areas(std::vector<Label>& labels, LabelSpace& space, const LabelSubject& subject, LabelKind kind);

}  // namespace homebound::compose
