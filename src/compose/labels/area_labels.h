// Names of countries and seas, inside what is seen of them.
#pragma once

#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

// Adds those for whose name the area is large enough on the page; without a box where there was no room.
void add_areas(std::vector<Label>& labels, LabelSpace& space, const std::vector<data::Area>& areas,
               LabelKind kind, const View& view, Language language);

}  // namespace homebound::compose
