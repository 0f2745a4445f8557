// "30°N", "120°E" where meridians and parallels meet the page's or the map's edge.
#pragma once

#include "compose/labels/label_space.h"
#include "compose/labels/labels.h"

namespace homebound::compose {

// Adds those that find room; one a line.
void add_graticule_values(std::vector<Label>& labels, LabelSpace& space, const View& view,
                          const Path& outline, double step);

// "30°N", "120°E", "0°", "180°", "22.5°S"
std::string parallel_name(double latitude);
std::string meridian_name(double longitude);

}  // namespace homebound::compose
